package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The server offers no encryption (RFC 6120, section 5), without which Parley does not sign in. */
public final class TlsUnavailableException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final String domain;

  public TlsUnavailableException(String domain, @Nullable Throwable cause) {
    super(
        "the server of "
            + domain
            + " offers no TLS: switch it on in the server, passwords are not sent in the clear",
        cause);
    this.domain = domain;
  }

  /** The domain that was to be reached. */
  public String domain() {
    return domain;
  }
}
