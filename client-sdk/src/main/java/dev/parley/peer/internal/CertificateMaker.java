package dev.parley.peer.internal;

import dev.parley.peer.PeerCertificate;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.BiFunction;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates as libwebrtc makes its own. */
public final class CertificateMaker {

  private static final SecureRandom RANDOM = new SecureRandom();

  private CertificateMaker() {}

  /** A certificate of a new key. */
  public static PeerCertificate make(
      Instant from, Duration life, BiFunction<PrivateKey, X509Certificate, PeerCertificate> maker) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      KeyPair pair = generator.generateKeyPair();
      // It says nothing about the machine, nor about whoever uses it.
      X500Name nobody = new X500Name("CN=WebRTC");
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              nobody,
              new BigInteger(64, RANDOM).setBit(0),
              // Clocks differ.
              Date.from(from.minus(Duration.ofDays(1))),
              Date.from(from.plus(life)),
              nobody,
              pair.getPublic());
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
      return maker.apply(pair.getPrivate(), certificate);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("this Java installation cannot make certificates", e);
    }
  }
}
