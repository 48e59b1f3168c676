package dev.parley.name;

/** The name exists, but nobody serves it now. */
public final class MasterUnavailableException extends NameException {

  private static final long serialVersionUID = 1L;

  public MasterUnavailableException(String name) {
    super(name, "nobody serves " + name + " at the moment: try again later");
  }
}
