package dev.parley.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.connection.internal.XmppLink;
import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import dev.parley.embedded.OpenfireProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.Jid;

/** The link breaks in every way it can, and comes back. */
@Timeout(120)
class ReconnectIT {

  private static final LinkTimings QUICK =
      LinkTimings.defaults()
          .withWatchdog(Duration.ofMillis(400), Duration.ofMillis(600))
          .withRetry(Duration.ofMillis(100), Duration.ofSeconds(1));

  @TempDir Path temp;

  private static ConnectionSettings settings(int port, Path trust) {
    return ConnectionSettings.of(Account.of("alice@localhost"), Credentials.password("secret"))
        .withServer(new ServerAddress("127.0.0.1", port))
        .withTrust(TrustSettings.pem(trust))
        .withTimings(QUICK);
  }

  @Test
  void aResetConnectionIsResumed() throws Exception {
    try (EmbeddedOpenfire server = EmbeddedOpenfire.builder().user("alice", "secret").start();
        TcpProxy cable = new TcpProxy(server.port());
        Connection alice = Connection.create(settings(cable.port(), server.trust()))) {
      Recorder recorder = new Recorder();
      alice.addListener(recorder);
      alice.signIn().get();
      Jid before = alice.jid().orElseThrow();
      cable.reset();
      await().until(() -> recorder.events().size() == 3);
      assertThat(recorder.events()).containsExactly("online", "offline", "resumed");
      assertThat(alice.jid().orElseThrow().toString()).isEqualTo(before.toString());
      XmppLink.of(alice).request(new Ping(before.asDomainBareJid())).toCompletableFuture().get();
      cutTheCable(cable, alice, recorder);
      twoCutsInARow(cable, alice, recorder);
    }
  }

  /** Nobody is told: only the watchdog notices. */
  private static void cutTheCable(TcpProxy cable, Connection alice, Recorder recorder)
      throws Exception {
    recorder.events().clear();
    cable.cut();
    Ping ping = new Ping(alice.jid().orElseThrow().asDomainBareJid());
    CompletableFuture<IQ> asked = XmppLink.of(alice).request(ping).toCompletableFuture();
    await().atMost(Duration.ofSeconds(10)).until(() -> recorder.events().contains("offline"));
    assertThat(alice.state()).isEqualTo(ConnectionState.RECONNECTING);
    assertThatThrownBy(() -> XmppLink.of(alice).send(new Ping(ping.getTo())))
        .isInstanceOf(NotOnlineException.class);
    cable.mend();
    await().until(() -> alice.state() == ConnectionState.ONLINE);
    assertThat(recorder.events()).contains("resumed").doesNotContain("closed");
    assertThat(asked.get(10, TimeUnit.SECONDS)).as("nothing is lost in a resumption").isNotNull();
  }

  private static void twoCutsInARow(TcpProxy cable, Connection alice, Recorder recorder)
      throws Exception {
    for (int i = 0; i < 2; i++) {
      recorder.events().clear();
      cable.cut();
      await().until(() -> recorder.events().contains("offline"));
      await().until(() -> recorder.events().stream().anyMatch(e -> e.startsWith("failed")));
      cable.mend();
      await().until(() -> alice.state() == ConnectionState.ONLINE);
    }
    XmppLink.of(alice)
        .request(new Ping(alice.jid().orElseThrow().asDomainBareJid()))
        .toCompletableFuture()
        .get();
  }

  @Test
  void aKilledServerComesBackAndTheSessionIsNew() throws Exception {
    Path data = temp.resolve("server");
    EmbeddedOpenfireBuilder builder =
        EmbeddedOpenfire.builder().dataDirectory(data).user("alice", "secret");
    OpenfireProcess first = builder.startProcess();
    int port = first.port();
    Recorder recorder = new Recorder();
    try (Connection alice = Connection.create(settings(port, first.trust()))) {
      alice.addListener(recorder);
      alice.signIn().get();
      Jid before = alice.jid().orElseThrow();
      first.kill();
      await().until(() -> recorder.events().contains("failed ServerUnreachableException"));
      try (OpenfireProcess second = builder.port(port).startProcess()) {
        await().atMost(Duration.ofSeconds(30)).until(() -> alice.state() == ConnectionState.ONLINE);
        assertThat(recorder.events()).startsWith("online", "offline").endsWith("online");
        assertThat(alice.jid().orElseThrow().toString()).isEqualTo(before.toString());
        assertThat(second.port()).isEqualTo(port);
      }
    } finally {
      first.close();
    }
    await().until(() -> recorder.events().contains("closed"));
  }
}
