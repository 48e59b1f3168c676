package dev.parley.name;

/** An exported identity cannot be read, or cannot be imported here. */
public final class IdentityFileException extends NameException {

  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  public enum Problem {
    /** This machine has no identity of the name to export. */
    NONE_HERE,
    /** This machine has another identity of the name, which was not to be replaced. */
    OTHER_HERE,
    /** The file holds the identity of another name. */
    OTHER_NAME,
    /** The file is no exported identity, or not one that this version can read, or damaged. */
    UNREADABLE,
    /** The passphrase is wrong, or the file was changed: nobody can tell which. */
    WRONG_PASSPHRASE
  }

  private final Problem problem;

  public IdentityFileException(String name, Problem problem, String detail) {
    super(name, "the identity of " + name + " cannot be moved: " + detail);
    this.problem = problem;
  }

  /** What is in the way, for programs. */
  public Problem problem() {
    return problem;
  }
}
