package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictIT {
  @TempDir Path data;

  @Test
  void aSecondServerInThisJvmIsRefusedAndTheFirstGoesOn() throws Exception {
    try (EmbeddedOpenfire first = EmbeddedOpenfire.builder().user("alice", "secret").start()) {
      assertThatThrownBy(() -> EmbeddedOpenfire.builder().start())
          .isInstanceOf(EmbeddedOpenfireException.class)
          .hasMessageContaining("runs in this JVM already")
          .hasMessageContaining("startProcess()");
      Client.close(Client.signIn(first, "alice", "secret"));
    }
  }

  @Test
  void aTakenPortIsNamedAndAnotherStartWorks() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> EmbeddedOpenfire.builder().port(port).start())
          .isInstanceOfSatisfying(
              PortTakenException.class, e -> assertThat(e.port()).isEqualTo(port))
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("choose another port");
      assertThatThrownBy(() -> EmbeddedOpenfire.builder().webSocketPort(port).start())
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("choose another webSocketPort");
      assertThatThrownBy(() -> EmbeddedOpenfire.builder().port(port).startProcess())
          .isInstanceOfSatisfying(
              PortTakenException.class, e -> assertThat(e.port()).isEqualTo(port));
    }
    EmbeddedOpenfire.builder().start().close();
  }

  @Test
  void aDataDirectoryServesOneServerAtATime() {
    try (OpenfireProcess first = EmbeddedOpenfire.builder().dataDirectory(data).startProcess()) {
      assertThat(first.isAlive()).isTrue();
      assertThatThrownBy(() -> EmbeddedOpenfire.builder().dataDirectory(data).start())
          .isInstanceOf(EmbeddedOpenfireException.class)
          .hasMessageContaining("Another server uses the data directory " + data);
    }
    EmbeddedOpenfire.builder().dataDirectory(data).start().close();
  }

  @Test
  void refusesWhatIsNoPortNoDomainNoAccountAndNoPlugin() {
    EmbeddedOpenfireBuilder builder = EmbeddedOpenfire.builder();
    assertThatThrownBy(() -> builder.port(65_536)).hasMessageContaining("65536");
    assertThatThrownBy(() -> builder.webSocketPort(-1)).hasMessageContaining("-1");
    for (String wrong : List.of("", " ", "two words", "a..b", "-a", "a@b", "a/b")) {
      assertThatThrownBy(() -> builder.domain(wrong)).hasMessageContaining("Not a domain");
    }
    for (String wrong : List.of("", "a b", "a@b", "a/b", "\n")) {
      assertThatThrownBy(() -> builder.user(wrong, "x")).hasMessageContaining("No account can be");
    }
    assertThatThrownBy(() -> builder.user("a", "")).hasMessageContaining("its password is empty");
    builder.domain("xmpp-1.example.org").domain("localhost");
    assertThatThrownBy(() -> builder.plugin(Path.of("x.war"))).hasMessageContaining("x.war");
  }
}
