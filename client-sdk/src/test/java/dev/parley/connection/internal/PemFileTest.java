package dev.parley.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.connection.TrustFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemFileTest {

  @TempDir Path folder;

  @Test
  void readsEveryCertificateAndPassesOverTheRest() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    var authorities = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    StringBuilder pem = new StringBuilder("# two authorities\n");
    for (int i = 0; i < 2; i++) {
      pem.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getMimeEncoder().encodeToString(authorities[i].getEncoded()))
          .append("\n-----END CERTIFICATE-----\n")
          .append("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    }
    KeyStore store = PemFile.read(Files.writeString(folder.resolve("two.pem"), pem));
    assertThat(store.size()).isEqualTo(2);
    assertThat(store.getCertificateAlias(authorities[1])).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'', no certificate",
    "hello, no certificate",
    "-----BEGIN CERTIFICATE-----AAAA, cut off",
    "-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----, damaged",
    "-----BEGIN CERTIFICATE-----\\n!\\n-----END CERTIFICATE-----, damaged",
  })
  void saysWhatIsWrong(String text, String complaint) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.pem"), text.replace("\\n", "\n"));
    assertThatThrownBy(() -> PemFile.read(file))
        .isInstanceOf(TrustFileException.class)
        .hasMessageContaining(complaint)
        .hasMessageContaining(file.toString());
  }

  @Test
  void saysThatTheFileIsMissing() {
    assertThatThrownBy(() -> PemFile.read(folder.resolve("none.pem")))
        .isInstanceOf(TrustFileException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> PemFile.read(folder))
        .isInstanceOf(TrustFileException.class)
        .hasMessageContaining("a folder");
  }
}
