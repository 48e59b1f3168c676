package dev.parley.demo.cli;

import org.jspecify.annotations.Nullable;

/**
 * The end of a command that did not do what it was asked: one line that says what and what to do.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String line;

  /**
   * @param status one of {@link ExitStatus}
   * @param code a word for programs, such as {@code wrong-password}
   * @param message one line for people
   */
  public CommandFailure(int status, String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.code = code;
    this.line = message;
  }

  public CommandFailure(int status, String code, String message) {
    this(status, code, message, null);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** One line for people: what went wrong and what to do. */
  public String line() {
    return line;
  }
}
