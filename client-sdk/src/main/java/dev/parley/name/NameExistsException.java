package dev.parley.name;

import java.util.Optional;

/** The name belongs to somebody else, or did lately. */
public final class NameExistsException extends NameException {

  private static final long serialVersionUID = 1L;

  public NameExistsException(String name) {
    super(
        name,
        "the name "
            + name
            + " belongs to another account, or rests since one gave it up: take another name, or"
            + " give its secret key");
  }

  @Override
  public Optional<NameAnswer> answer() {
    return Optional.of(NameAnswer.EXISTS);
  }
}
