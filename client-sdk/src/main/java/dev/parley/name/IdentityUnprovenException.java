package dev.parley.name;

/** Whoever answers for the name does not prove that it is the master it should be. */
public final class IdentityUnprovenException extends NameException {

  private static final long serialVersionUID = 1L;

  public IdentityUnprovenException(String name, String detail) {
    super(
        name,
        "the master "
            + name
            + " is not proven to be genuine, so nothing was sent to it: "
            + detail
            + "; ask its owner");
  }
}
