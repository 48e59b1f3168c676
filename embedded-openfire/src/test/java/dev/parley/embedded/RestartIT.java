package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
  @TempDir Path data;

  @Test
  void aDataDirectoryKeepsUsersAndCertificate() throws Exception {
    String pem;
    int port;
    try (EmbeddedOpenfire first =
        EmbeddedOpenfire.builder()
            .dataDirectory(data)
            .keyAlgorithm(KeyAlgorithm.EC)
            .user("alice", "secret")
            .start()) {
      first.addUser("bob", "hidden");
      pem = Files.readString(first.trust());
      port = first.port();
    }
    try (EmbeddedOpenfire second =
        EmbeddedOpenfire.builder().dataDirectory(data).port(port).start()) {
      assertThat(second.port()).isEqualTo(port);
      assertThat(second.trust()).hasContent(pem);
      X509Certificate certificate = (X509Certificate) Client.certificate(second.trust());
      assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
      Client.close(Client.signIn(second, "alice", "secret"));
      Client.close(Client.signIn(second, "bob", "hidden"));
    }
  }

  @Test
  void withoutDataDirectoryNothingIsKept() throws Exception {
    Path trust;
    try (EmbeddedOpenfire first = EmbeddedOpenfire.builder().user("alice", "secret").start()) {
      trust = first.trust();
      assertThat(trust).exists();
    }
    assertThat(trust.getParent()).doesNotExist();
    try (EmbeddedOpenfire second = EmbeddedOpenfire.builder().start()) {
      assertThatThrownBy(() -> Client.signIn(second, "alice", "secret"))
          .isInstanceOf(SASLErrorException.class);
    }
  }

  @Test
  void keysAreReadableByTheirOwnerOnly() throws Exception {
    try (EmbeddedOpenfire server = EmbeddedOpenfire.builder().dataDirectory(data).start()) {
      Path security = data.resolve("security");
      assertThat(Files.getPosixFilePermissions(security)).hasSize(3);
      assertThat(Files.getPosixFilePermissions(security.resolve("keystore.p12"))).hasSize(2);
      assertThat(server.trust()).isReadable();
    }
  }
}
