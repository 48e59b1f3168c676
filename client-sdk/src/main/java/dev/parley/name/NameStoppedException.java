package dev.parley.name;

import java.util.Optional;

/** The instance was stopped, by this program or by the owner of the name. */
public final class NameStoppedException extends NameException {

  private static final long serialVersionUID = 1L;

  public NameStoppedException(String name) {
    super(name, "the name " + name + " was stopped: start it again to serve it");
  }

  @Override
  public Optional<NameAnswer> answer() {
    return Optional.of(NameAnswer.STOPPED);
  }
}
