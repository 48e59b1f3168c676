package dev.parley.name;

/** The name service answered with an error that has no remedy of its own. */
public final class NameServiceException extends NameException {

  private static final long serialVersionUID = 1L;

  public NameServiceException(String name, String detail) {
    super(name, "the name service failed for " + name + ": " + detail + "; try again later");
  }
}
