package dev.parley.connection.internal;

import dev.parley.connection.CertificateNameException;
import dev.parley.connection.ServerUnreachableException;
import dev.parley.connection.SignInException;
import dev.parley.connection.TrustSettings;
import dev.parley.connection.UntrustedCertificateException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the server's certificate and remembers why it refused one: Smack reports a failed
 * handshake only as a connection error.
 */
final class ServerTrust implements X509TrustManager, HostnameVerifier {

  private final String domain;
  private final TrustSettings settings;
  private volatile @Nullable X509TrustManager delegate;
  private volatile @Nullable SignInException refusal;

  ServerTrust(String domain, TrustSettings settings) {
    this.domain = domain;
    this.settings = settings;
  }

  /**
   * Reads the settings again, for one attempt to sign in.
   *
   * @throws SignInException if their file cannot be used
   */
  void load() {
    refusal = null;
    KeyStore anchors = settings.pemFile().map(PemFile::read).orElse(null);
    delegate = manager(anchors);
  }

  private static X509TrustManager manager(@Nullable KeyStore anchors) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(anchors);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return x509;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java installation cannot check certificates", e);
    }
    throw new IllegalStateException("this Java installation cannot check certificates");
  }

  /** Why the last handshake was refused by us; null if it was not. */
  @Nullable SignInException refusal() {
    return refusal;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    X509TrustManager manager = delegate;
    if (manager == null) {
      throw new CertificateException("nothing is trusted yet");
    }
    try {
      manager.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      refusal = new UntrustedCertificateException(domain, describe(chain), e);
      throw e;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a client has no clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    X509TrustManager manager = delegate;
    return manager == null ? new X509Certificate[0] : manager.getAcceptedIssuers();
  }

  @Override
  public boolean verify(String hostname, SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
        if (HostNames.matches(domain, certificate)) {
          return true;
        }
        refusal =
            new CertificateNameException(
                domain, String.join(", ", HostNames.names(certificate)), null);
      }
    } catch (SSLPeerUnverifiedException e) {
      // No word on the certificate: the handshake was cut short before one was accepted.
      refusal = new ServerUnreachableException(domain, "the TLS handshake was cut short", e);
    }
    return false;
  }

  private static String describe(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      return "none";
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
      return chain[0].getSubjectX500Principal().getName()
          + ", SHA-256 "
          + HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
  }
}
