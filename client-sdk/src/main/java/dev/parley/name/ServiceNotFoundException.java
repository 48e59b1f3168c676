package dev.parley.name;

/** The server has no name service. */
public final class ServiceNotFoundException extends NameException {

  private static final long serialVersionUID = 1L;

  public ServiceNotFoundException(String name, String domain) {
    super(
        name,
        "the server "
            + domain
            + " has no name service, needed for "
            + name
            + ": ask its administrator to install the Parley plugin");
  }
}
