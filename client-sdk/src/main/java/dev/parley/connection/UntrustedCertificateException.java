package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The certificate of the server was not issued by anybody whom the {@link TrustSettings} name. */
public final class UntrustedCertificateException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final String domain;
  private final String certificate;

  public UntrustedCertificateException(
      String domain, String certificate, @Nullable Throwable cause) {
    super(
        "the certificate that the server of "
            + domain
            + " shows is not trusted ("
            + certificate
            + "): if it is the right server, give a PEM file with its certificate or its authority's",
        cause);
    this.domain = domain;
    this.certificate = certificate;
  }

  /** The domain that was to be reached. */
  public String domain() {
    return domain;
  }

  /** Subject and SHA-256 fingerprint of what the server showed. */
  public String certificate() {
    return certificate;
  }
}
