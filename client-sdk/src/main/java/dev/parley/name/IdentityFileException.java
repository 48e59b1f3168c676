package dev.parley.name;

/** An exported identity cannot be read, or cannot be imported here. */
public final class IdentityFileException extends NameException {

  private static final long serialVersionUID = 1L;

  public IdentityFileException(String name, String detail) {
    super(name, "the identity of " + name + " cannot be moved: " + detail);
  }
}
