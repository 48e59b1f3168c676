package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.Test;

class CloseIT {
  @Test
  void leavesNoThreadNoPortAndNothingInTheJvm() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    List<String> providers = providers();
    PrintStream out = System.out;

    EmbeddedOpenfire server =
        EmbeddedOpenfire.builder().user("alice", "secret").webSocketPort(0).start();
    XMPPTCPConnection alice = Client.signIn(server, "alice", "secret");
    server.close();
    server.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .filteredOn(thread -> isOpenfires(thread) || !thread.isDaemon())
        .isEmpty();
    await().until(() -> !alice.isConnected());
    for (int port : new int[] {server.port(), server.webSocketPort().orElseThrow()}) {
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
          .isInstanceOf(ConnectException.class);
    }
    assertThat(providers()).isEqualTo(providers);
    assertThat(System.out).isSameAs(out);
    assertThat(System.getProperty("openfireHome")).isNull();
    assertThatThrownBy(() -> server.addUser("late", "x")).hasMessageContaining("closed");
  }

  private static boolean isOpenfires(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null && group.getName().equals("openfire");
  }

  private static List<String> providers() {
    return List.of(Security.getProviders()).stream()
        .map(Provider::getName)
        .collect(Collectors.toList());
  }

  @Test
  void canBeStartedAgainAndAgainInOneJvm() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (EmbeddedOpenfire server =
          EmbeddedOpenfire.builder().user("alice", "secret" + i).start()) {
        Client.close(Client.signIn(server, "alice", "secret" + i));
      }
    }
  }
}
