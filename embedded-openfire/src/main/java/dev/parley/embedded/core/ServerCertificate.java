package dev.parley.embedded.core;

import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.KeyAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The server's self-signed certificate, made at the first start and kept with its key. */
final class ServerCertificate {
  static final String STORE_TYPE = "pkcs12";

  private static final String ALIAS = "server";
  private static final Duration VALIDITY = Duration.ofDays(10L * 365);
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  private ServerCertificate() {}

  /**
   * Makes key store and trust store unless they are there, and writes the PEM file. A certificate
   * that has expired, or is for another domain, is replaced.
   *
   * @return the PEM file
   */
  static Path ensure(Home home, String domain, KeyAlgorithm algorithm) {
    try {
      Optional<X509Certificate> kept = read(home).filter(old -> isUsable(old, domain));
      X509Certificate certificate = kept.isPresent() ? kept.get() : create(home, domain, algorithm);
      if (!Files.exists(home.trustStore())) {
        KeyStore empty = KeyStore.getInstance(STORE_TYPE);
        empty.load(null, home.keyStorePassword());
        write(empty, home.trustStore(), home.keyStorePassword());
      }
      Files.writeString(home.pem(), pem(certificate), StandardCharsets.US_ASCII);
      return home.pem();
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new EmbeddedOpenfireException(
          "The server's certificate in "
              + home.keyStore().getParent()
              + " cannot be made or read: delete that directory to get a new one",
          e);
    }
  }

  private static Optional<X509Certificate> read(Home home)
      throws GeneralSecurityException, IOException {
    if (!Files.exists(home.keyStore())) {
      return Optional.empty();
    }
    KeyStore store = KeyStore.getInstance(STORE_TYPE);
    try (InputStream in = Files.newInputStream(home.keyStore())) {
      store.load(in, home.keyStorePassword());
    }
    return Optional.ofNullable((X509Certificate) store.getCertificate(ALIAS));
  }

  private static boolean isUsable(X509Certificate certificate, String domain) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return Instant.now().isBefore(certificate.getNotAfter().toInstant())
          && names != null
          && names.stream().anyMatch(name -> domain.equals(name.get(1)));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static X509Certificate create(Home home, String domain, KeyAlgorithm algorithm)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    char[] password = home.keyStorePassword();
    KeyPair keys = generate(algorithm);
    X509Certificate certificate = selfSigned(keys, domain, algorithm);
    KeyStore store = KeyStore.getInstance(STORE_TYPE);
    store.load(null, password);
    store.setKeyEntry(ALIAS, keys.getPrivate(), password, new Certificate[] {certificate});
    write(store, home.keyStore(), password);
    return certificate;
  }

  private static KeyPair generate(KeyAlgorithm algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.name());
    switch (algorithm) {
      case RSA -> generator.initialize(2048);
      case EC -> generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }

  private static X509Certificate selfSigned(KeyPair keys, String domain, KeyAlgorithm algorithm)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, domain).build();
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            new BigInteger(128, new SecureRandom()),
            Date.from(now.minus(CLOCK_SKEW)),
            Date.from(now.plus(VALIDITY)),
            subject,
            keys.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, names(domain));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    String signature = algorithm == KeyAlgorithm.EC ? "SHA256withECDSA" : "SHA256withRSA";
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
  }

  /** RFC 6125: the domain, and the names by which a program on this machine reaches it. */
  private static GeneralNames names(String domain) {
    GeneralName own = new GeneralName(GeneralName.dNSName, domain);
    GeneralName any = new GeneralName(GeneralName.dNSName, "*." + domain);
    GeneralName local = new GeneralName(GeneralName.dNSName, "localhost");
    GeneralName loopback = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
    return domain.equals("localhost")
        ? new GeneralNames(new GeneralName[] {own, loopback})
        : new GeneralNames(new GeneralName[] {own, any, local, loopback});
  }

  private static void write(KeyStore store, Path file, char[] password)
      throws GeneralSecurityException, IOException {
    OwnerOnly.create(file);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN CERTIFICATE-----\n"
        + encoder.encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
