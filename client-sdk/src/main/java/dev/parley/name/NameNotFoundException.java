package dev.parley.name;

/** There is no such name, or this account must not see it. */
public final class NameNotFoundException extends NameException {

  private static final long serialVersionUID = 1L;

  public NameNotFoundException(String name) {
    super(
        name,
        "there is no name " + name + " here: check the spelling, or ask its owner for access");
  }
}
