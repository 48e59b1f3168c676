package dev.parley.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.peer.internal.CertificatePem;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeerCertificateTest {

  private final PeerCertificate certificate = PeerCertificate.generate();

  private static void assertRefused(String pem, String because) {
    assertThatThrownBy(() -> PeerCertificate.parse(pem))
        .isInstanceOf(InvalidCertificateException.class)
        .hasMessageContaining(because);
  }

  @Test
  void comesBackFromItsText() {
    PeerCertificate again = PeerCertificate.parse(certificate.toPem());
    assertThat(again.fingerprint()).isEqualTo(certificate.fingerprint());
    assertThat(again.toPem()).isEqualTo(certificate.toPem());
    assertThat(again.expires())
        .isBetween(
            Instant.now().plus(PeerCertificate.LIFE).minus(Duration.ofHours(1)),
            Instant.now().plus(PeerCertificate.LIFE));
    assertThat(certificate.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void eachIsAnother() {
    assertThat(PeerCertificate.generate().fingerprint()).isNotEqualTo(certificate.fingerprint());
  }

  @Test
  void aKeyOfAnotherIsRefused() throws Exception {
    assertRefused(
        PeerCertificate.generate().privateKeyPem() + certificate.certificatePem(), "another key");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    assertThatThrownBy(
            () ->
                PeerCertificate.parse(
                    CertificatePem.text("PRIVATE KEY", key) + certificate.certificatePem()))
        .isInstanceOf(InvalidCertificateException.class);
  }

  @Test
  void whatIsDamagedIsRefused() {
    assertRefused("", "no section");
    assertRefused(certificate.certificatePem(), "no section PRIVATE KEY");
    assertRefused(certificate.privateKeyPem(), "no section CERTIFICATE");
    assertRefused("x".repeat(1 << 20), "too long");
  }

  /** One wrong letter anywhere between the lines that begin and end a section. */
  @Test
  void noLetterOfTheCertificateCanBeChanged() {
    String key = certificate.privateKeyPem();
    String pem = certificate.certificatePem();
    int from = pem.indexOf('\n') + 1;
    int to = pem.indexOf("=", from) > 0 ? pem.indexOf("=", from) - 1 : pem.indexOf("\n-----END");
    for (int i = from; i < to; i++) {
      if (pem.charAt(i) == '\n') {
        continue;
      }
      String changed =
          pem.substring(0, i) + (pem.charAt(i) == 'A' ? 'B' : 'A') + pem.substring(i + 1);
      assertThatThrownBy(() -> PeerCertificate.parse(key + changed))
          .as("letter " + i)
          .isInstanceOf(InvalidCertificateException.class);
    }
  }

  @Test
  void whatIsNotValidNowIsRefused() {
    assertThatThrownBy(
            () ->
                CertificatePem.parse(
                    certificate.toPem(),
                    certificate.expires(),
                    (key, read) -> {
                      throw new AssertionError("it was taken");
                    }))
        .isInstanceOf(InvalidCertificateException.class)
        .hasMessageContaining("not valid now");
  }
}
