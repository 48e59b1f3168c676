package dev.parley.name;

/** The account may not do this. */
public final class NotAllowedException extends NameException {

  private static final long serialVersionUID = 1L;

  public NotAllowedException(String name) {
    super(
        name,
        "this account may not do that with "
            + name
            + ": ask the owner of the name or the administrator of the server");
  }
}
