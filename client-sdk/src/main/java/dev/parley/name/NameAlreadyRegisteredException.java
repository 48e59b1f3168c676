package dev.parley.name;

/** The name that was to be registered is this account's already. */
public final class NameAlreadyRegisteredException extends NameException {

  private static final long serialVersionUID = 1L;

  public NameAlreadyRegisteredException(String name) {
    super(
        name,
        "this account has the name "
            + name
            + " already: start it, or make a new key if it is lost");
  }
}
