package dev.parley.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.InstanceCertificate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class NameCertificatesTest {

  private static final EntityBareJid CHESS =
      JidCreate.entityBareFromOrThrowUnchecked("chess@names.d");

  private final NameCertificates certificates = new NameCertificates();

  @Test
  void whatIsStoredIsUsedAgain() {
    assertThat(certificates.of("chess")).isEmpty();
    InstanceCertificate first = certificates.certificate(CHESS, Optional.empty());
    NameCertificates nextRun = new NameCertificates();
    InstanceCertificate again = nextRun.certificate(CHESS, Optional.of(first.stored()));
    assertThat(again).isEqualTo(first);
    assertThat(nextRun.of("chess").orElseThrow().fingerprint().value())
        .isEqualTo(first.fingerprint());
    assertThat(first.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void whatIsDamagedIsReplaced() {
    InstanceCertificate made = certificates.certificate(CHESS, Optional.of("rubbish"));
    assertThat(certificates.of("chess").orElseThrow().toPem()).isEqualTo(made.stored());
  }
}
