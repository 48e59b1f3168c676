package dev.parley.name;

/** Another instance serves the name and answers. */
public final class NameActiveElsewhereException extends NameException {

  private static final long serialVersionUID = 1L;

  public NameActiveElsewhereException(String name) {
    super(
        name,
        "another instance already serves "
            + name
            + ": stop that one, or start as a standby to take over when it ends");
  }
}
