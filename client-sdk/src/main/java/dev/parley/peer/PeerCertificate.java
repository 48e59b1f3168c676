package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import dev.parley.peer.internal.CertificateMaker;
import dev.parley.peer.internal.CertificatePem;
import dev.parley.sdp.Fingerprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A DTLS certificate that a peer shows in more than one session (W3C WebRTC section 4.9): ECDSA on
 * P-256, signed by itself. Checked before the native library sees it, which a bad one would abort.
 * Immutable.
 */
public final class PeerCertificate {

  /** How long a new one is valid. */
  public static final Duration LIFE = Duration.ofDays(2 * 365);

  private final PrivateKey key;
  private final X509Certificate certificate;

  private PeerCertificate(PrivateKey key, X509Certificate certificate) {
    this.key = requireNonNull(key, "key");
    this.certificate = requireNonNull(certificate, "certificate");
  }

  /** Makes one that is valid from now on. */
  public static PeerCertificate generate() {
    return CertificateMaker.make(Instant.now(), LIFE, PeerCertificate::new);
  }

  /**
   * Reads what {@link #toPem()} has written.
   *
   * @throws InvalidCertificateException if it is not that, its halves do not belong together, or it
   *     is not valid now
   */
  public static PeerCertificate parse(String pem) {
    return CertificatePem.parse(pem, Instant.now(), PeerCertificate::new);
  }

  /** The fingerprint that stands in the descriptions of its sessions. */
  public Fingerprint fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      String value = HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
      return new Fingerprint("sha-256", value);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be hashed", e);
    }
  }

  /** When it ceases to be valid. */
  public Instant expires() {
    return certificate.getNotAfter().toInstant();
  }

  /** Private key and certificate; a secret. */
  public String toPem() {
    return privateKeyPem() + certificatePem();
  }

  /** The private key (PKCS #8); a secret. */
  public String privateKeyPem() {
    return CertificatePem.text("PRIVATE KEY", key.getEncoded());
  }

  /** The certificate alone. */
  public String certificatePem() {
    try {
      return CertificatePem.text("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }

  @Override
  public String toString() {
    return "PeerCertificate[" + fingerprint().attributeValue() + "]";
  }
}
