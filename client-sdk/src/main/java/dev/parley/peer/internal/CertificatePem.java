package dev.parley.peer.internal;

import dev.parley.peer.InvalidCertificateException;
import dev.parley.peer.PeerCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BiFunction;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates and keys as text (RFC 7468). */
public final class CertificatePem {

  private static final int MAX_CHARS = 16 << 10;

  /** The order of P-256 (FIPS 186-4 section D.1.2.3). */
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private CertificatePem() {}

  /** One section. */
  public static String text(String label, byte[] der) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  /**
   * Reads a private key and its certificate.
   *
   * @throws InvalidCertificateException if the native library should not see them
   */
  public static PeerCertificate parse(
      String pem, Instant now, BiFunction<PrivateKey, X509Certificate, PeerCertificate> maker) {
    if (pem.length() > MAX_CHARS) {
      throw new InvalidCertificateException("the certificate is too long", null);
    }
    try {
      PrivateKey key =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(section(pem, "PRIVATE KEY")));
      X509Certificate certificate = certificate(section(pem, "CERTIFICATE"));
      check(key, certificate, now);
      return maker.apply(key, certificate);
    } catch (InvalidCertificateException e) {
      throw e;
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // Bouncy Castle's parsers throw several kinds of unchecked exceptions.
      throw new InvalidCertificateException("the certificate is damaged", e);
    }
  }

  private static byte[] section(String pem, String label) throws IOException {
    String begin = "-----BEGIN " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new InvalidCertificateException("the certificate has no section " + label, null);
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    // The JDK reads more leniently than BoringSSL does.
    if (!Arrays.equals(der, ASN1Primitive.fromByteArray(der).getEncoded(ASN1Encoding.DER))) {
      throw new InvalidCertificateException("the section " + label + " is damaged", null);
    }
    return der;
  }

  private static X509Certificate certificate(byte[] der)
      throws GeneralSecurityException, IOException {
    if (new X509CertificateHolder(der).toASN1Structure().getSignature().getPadBits() != 0) {
      // The JDK takes a signature that is some bits short of whole bytes.
      throw new InvalidCertificateException("the certificate's signature is damaged", null);
    }
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static void check(PrivateKey key, X509Certificate certificate, Instant now)
      throws GeneralSecurityException {
    if (!(certificate.getPublicKey() instanceof ECPublicKey ec)
        || !ec.getParams().getOrder().equals(P256_ORDER)) {
      throw new InvalidCertificateException("the certificate's key is not on P-256", null);
    }
    if (now.isBefore(certificate.getNotBefore().toInstant())
        || !now.isBefore(certificate.getNotAfter().toInstant())) {
      throw new InvalidCertificateException("the certificate is not valid now", null);
    }
    byte[] probe = {1, 2, 3};
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(key);
    signer.update(probe);
    byte[] signature = signer.sign();
    signer.initVerify(ec);
    signer.update(probe);
    if (!signer.verify(signature)) {
      throw new InvalidCertificateException("the certificate belongs to another key", null);
    }
    certificate.verify(ec);
  }
}
