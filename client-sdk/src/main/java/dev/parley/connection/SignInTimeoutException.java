package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The server took the connection but did not answer in time. */
public final class SignInTimeoutException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final String server;
  private final String detail;

  public SignInTimeoutException(String server, String detail, @Nullable Throwable cause) {
    super(
        "the server at "
            + server
            + " did not finish the sign-in in time ("
            + detail
            + "): try again later, or allow more time",
        cause);
    this.server = server;
    this.detail = detail;
  }

  /** What was tried: host and port, or the domain. */
  public String server() {
    return server;
  }

  /** What was waited for. */
  public String detail() {
    return detail;
  }
}
