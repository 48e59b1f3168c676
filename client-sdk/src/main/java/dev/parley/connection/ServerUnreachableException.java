package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** Nothing answered as an XMPP server at this address. */
public final class ServerUnreachableException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final String server;
  private final String detail;

  public ServerUnreachableException(String server, String detail, @Nullable Throwable cause) {
    super(
        "no XMPP server answers at "
            + server
            + " ("
            + detail
            + "): check that it runs, the address and the network",
        cause);
    this.server = server;
    this.detail = detail;
  }

  /** What was tried: host and port, or the domain. */
  public String server() {
    return server;
  }

  /** What the network said. */
  public String detail() {
    return detail;
  }
}
