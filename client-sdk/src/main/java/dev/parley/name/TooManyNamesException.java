package dev.parley.name;

/** A quota is used up: names of the account, or standbys of a name. */
public final class TooManyNamesException extends NameException {

  private static final long serialVersionUID = 1L;

  public TooManyNamesException(String name) {
    super(
        name,
        "no room for "
            + name
            + ": the account has too many names or the name too many standbys; release one");
  }
}
