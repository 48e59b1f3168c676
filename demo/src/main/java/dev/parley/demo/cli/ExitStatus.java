package dev.parley.demo.cli;

/** The exit statuses of {@code parley}; each stands for one remedy. */
public final class ExitStatus {
  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int MISSING = 3;
  public static final int SIGN_IN = 4;
  public static final int SERVER = 5;
  public static final int TRUST = 6;
  public static final int NAME = 7;
  public static final int PEER = 8;
  public static final int IDENTITY = 9;

  private ExitStatus() {}

  /** For the annotations of the commands: shown by {@code --help}. */
  static final class Help {
    static final String HEADING = "%nExit status:%n";
    static final String OK = "0:it worked";
    static final String FAILED = "1:it did not, for a reason not listed here";
    static final String USAGE = "2:wrong option or argument";
    static final String MISSING = "3:something is not installed; the message names the packages";
    static final String SIGN_IN = "4:the server refused the account or its password";
    static final String SERVER = "5:the server cannot be reached, or its port is taken";
    static final String TRUST = "6:the server's certificate is not trusted";
    static final String NAME =
        "7:the name is not valid, somebody else's, or in use, or a limit is reached";
    static final String PEER = "8:nobody there by that name or address, or no session with them";
    static final String IDENTITY =
        "9:the identity of a name is missing, not the known one, or not readable";

    private Help() {}
  }
}
