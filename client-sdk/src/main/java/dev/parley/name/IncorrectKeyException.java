package dev.parley.name;

import java.util.Optional;

/** The secret key is not that of the name. */
public final class IncorrectKeyException extends NameException {

  private static final long serialVersionUID = 1L;

  public IncorrectKeyException(String name) {
    super(name, "the secret key given for " + name + " is wrong: ask the owner of the name for it");
  }

  @Override
  public Optional<NameAnswer> answer() {
    return Optional.of(NameAnswer.INCORRECT);
  }
}
