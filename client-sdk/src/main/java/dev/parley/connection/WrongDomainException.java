package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The server at this address does not serve the domain of the account ({@code host-unknown}). */
public final class WrongDomainException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final String server;
  private final String domain;

  public WrongDomainException(String server, String domain, @Nullable Throwable cause) {
    super(
        "the server at "
            + server
            + " does not serve "
            + domain
            + ": check what follows the @ in the account, or the server address",
        cause);
    this.server = server;
    this.domain = domain;
  }

  /** What was tried: host and port, or the domain. */
  public String server() {
    return server;
  }

  /** The domain it does not know. */
  public String domain() {
    return domain;
  }
}
