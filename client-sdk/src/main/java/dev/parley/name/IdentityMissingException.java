package dev.parley.name;

/** The name is served with an identity that this machine does not have. */
public final class IdentityMissingException extends NameException {

  private static final long serialVersionUID = 1L;

  public IdentityMissingException(String name) {
    super(
        name,
        "other instances of "
            + name
            + " have an identity that this machine lacks: export it there and import it here"
            + " (parley names export, parley names import), or stop them first");
  }
}
