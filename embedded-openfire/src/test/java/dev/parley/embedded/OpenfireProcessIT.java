package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenfireProcessIT {
  @TempDir Path data;

  @Test
  void aKilledServerComesBackOnItsPortWithItsUsersAndCertificate() throws Exception {
    OpenfireProcess first =
        EmbeddedOpenfire.builder().dataDirectory(data).user("alice", "secret").startProcess();
    first.addUser("bob", "hidden");
    Client.close(Client.signIn(first, "bob", "hidden"));
    byte[] certificate = Client.certificate(first.trust()).getEncoded();
    first.kill();
    assertThat(first.isAlive()).isFalse();
    assertThat(ProcessHandle.of(first.pid())).isEmpty();

    try (OpenfireProcess second =
        EmbeddedOpenfire.builder().dataDirectory(data).port(first.port()).startProcess()) {
      assertThat(second.port()).isEqualTo(first.port());
      assertThat(Client.certificate(second.trust()).getEncoded()).isEqualTo(certificate);
      Client.close(Client.signIn(second, "alice", "secret"));
      Client.close(Client.signIn(second, "bob", "hidden"));
    }
  }

  @Test
  void severalRunAtOnceAndCloseInOrder() throws Exception {
    OpenfireProcess one = EmbeddedOpenfire.builder().user("alice", "one").startProcess();
    OpenfireProcess two =
        EmbeddedOpenfire.builder().user("alice", "two").webSocketPort(0).startProcess();
    assertThat(one.port()).isNotEqualTo(two.port());
    assertThat(two.webSocketPort()).isPresent();
    Client.close(Client.signIn(one, "alice", "one"));
    assertThatThrownBy(() -> Client.signIn(two, "alice", "one"))
        .isInstanceOf(SASLErrorException.class);
    one.close();
    two.close();
    one.close();
    assertThat(one.isAlive()).isFalse();
    assertThat(two.isAlive()).isFalse();
    assertThat(one.trust()).doesNotExist();
    assertThatThrownBy(() -> one.addUser("late", "x"))
        .isInstanceOf(EmbeddedOpenfireException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void aFailureInTheChildReachesTheCaller() {
    assertThatThrownBy(
            () -> EmbeddedOpenfire.builder().plugin(data.resolve("absent.jar")).startProcess())
        .isInstanceOf(EmbeddedOpenfireException.class)
        .hasMessageContaining("There is no plugin")
        .hasMessageContaining("absent.jar");
  }

  @Test
  void whatTheChildPrintsIsKept() {
    OpenfireProcess server = EmbeddedOpenfire.builder().startProcess();
    assertThatThrownBy(() -> server.loadPlugin(data.resolve("absent.jar")))
        .isInstanceOf(EmbeddedOpenfireException.class);
    assertThat(server.output()).anyMatch(line -> line.contains("absent.jar"));
    server.close();
  }
}
