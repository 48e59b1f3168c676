package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The server refused for a reason of its own. */
public final class SignInRefusedException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public SignInRefusedException(String reason, @Nullable Throwable cause) {
    super("the server refused the sign-in: " + reason + "; ask its administrator", cause);
    this.reason = reason;
  }

  /** What the server said. */
  public String reason() {
    return reason;
  }
}
