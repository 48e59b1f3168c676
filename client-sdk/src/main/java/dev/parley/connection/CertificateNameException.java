package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The certificate of the server is trusted, but was issued for another name (RFC 6125). */
public final class CertificateNameException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final String domain;
  private final String certificate;

  public CertificateNameException(String domain, String certificate, @Nullable Throwable cause) {
    super(
        "the server's certificate is for "
            + certificate
            + " and not for "
            + domain
            + ": check the account's domain, or give the server a certificate for it",
        cause);
    this.domain = domain;
    this.certificate = certificate;
  }

  /** The domain that was to be reached. */
  public String domain() {
    return domain;
  }

  /** The names in the certificate. */
  public String certificate() {
    return certificate;
  }
}
