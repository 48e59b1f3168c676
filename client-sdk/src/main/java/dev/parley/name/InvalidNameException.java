package dev.parley.name;

/** The text cannot be a master name, see {@link NameRule}. */
public final class InvalidNameException extends NameException {

  private static final long serialVersionUID = 1L;

  public InvalidNameException(String name, String violation) {
    super(name, "'" + name + "' is not a valid name: " + violation);
  }
}
