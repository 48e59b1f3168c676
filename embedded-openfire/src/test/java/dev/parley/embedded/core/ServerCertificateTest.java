package dev.parley.embedded.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.KeyAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
  @TempDir Path root;

  @Test
  void isKeptForItsDomainAndReplacedForAnother() throws Exception {
    String first = pem("a.example");
    assertThat(pem("a.example")).isEqualTo(first).startsWith("-----BEGIN CERTIFICATE-----");
    String second = pem("b.example");
    assertThat(second).isNotEqualTo(first);
    assertThat(pem("b.example")).isEqualTo(second);
  }

  @Test
  void thatCannotBeReadIsReportedWithWhatToDo() throws Exception {
    Home home = home();
    Files.writeString(home.keyStore(), "not a key store");
    assertThatThrownBy(() -> ServerCertificate.ensure(home, "a.example", KeyAlgorithm.EC))
        .isInstanceOf(EmbeddedOpenfireException.class)
        .hasMessageContaining("delete that directory");
  }

  private String pem(String domain) throws Exception {
    return Files.readString(ServerCertificate.ensure(home(), domain, KeyAlgorithm.EC));
  }

  private Home home() {
    return Home.prepare(root, "127.0.0.1", List.of());
  }
}
