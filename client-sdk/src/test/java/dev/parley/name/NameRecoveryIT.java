package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.connection.ConnectionState;
import dev.parley.connection.TcpProxy;
import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import dev.parley.embedded.OpenfireProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names outlive cut cables and killed servers. */
@Timeout(180)
class NameRecoveryIT {

  @TempDir Path temp;

  private static EmbeddedOpenfireBuilder builder() {
    return EmbeddedOpenfire.builder()
        .user("alice", "secret")
        .user("bob", "secret")
        .plugin(Path.of(System.getProperty("parley.plugin.jar")));
  }

  @Test
  void aNameComesBackAfterTheCableAndAStandbyTakesOverMeanwhile() throws Exception {
    try (EmbeddedOpenfire server = builder().start();
        TcpProxy cable = new TcpProxy(server.port());
        NameClient alice = client("alice", cable.port(), server.trust(), "one");
        NameClient bob = client("bob", server.port(), server.trust(), "bob")) {
      NameEvents events = new NameEvents();
      NameEvents watched = new NameEvents();
      StartedName name = alice.start("alone", StartOptions.defaults());
      name.addListener(events);
      bob.names().watch("alone", watched);
      await().until(() -> !watched.seen().isEmpty());

      cable.reset();
      await().until(() -> events.seen().size() == 2);
      assertThat(events.seen()).containsExactly("interrupted", "active " + name.epoch());
      assertThat(bob.resolve("alone").epoch()).isEqualTo(name.epoch());

      cutWithAStandby(server, cable, name, events, bob);
    }
  }

  private void cutWithAStandby(
      EmbeddedOpenfire server, TcpProxy cable, StartedName name, NameEvents events, NameClient bob)
      throws Exception {
    try (NameClient standbyClient = client("alice", server.port(), server.trust(), "two")) {
      StartedName standby = standbyClient.start("alone", StartOptions.defaults().asStandby(9));
      assertThat(standby.standing()).isEqualTo(Standing.STANDBY);
      long before = name.epoch();
      events.seen().clear();
      cable.cut();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> bob.resolve("alone").epoch() > before);
      await().until(() -> standby.standing() == Standing.ACTIVE);
      cable.mend();
      await().atMost(Duration.ofSeconds(20)).until(() -> name.standing() == Standing.STANDBY);
      assertThat(events.seen()).doesNotContain("ended NameStoppedException");
      assertThat(bob.resolve("alone").jid().toString())
          .isEqualTo(standbyClient.connection().jid().orElseThrow().toString());
      standbyClient.names().stop("alone").get();
      await().until(() -> name.standing() == Standing.ACTIVE);
    }
  }

  @Test
  void aKilledServerFindsItsNamesStartedAgain() throws Exception {
    EmbeddedOpenfireBuilder builder = builder().dataDirectory(temp.resolve("server"));
    OpenfireProcess first = builder.startProcess();
    int port = first.port();
    try (NameClient alice = client("alice", port, first.trust(), "one");
        NameClient bob = client("bob", port, first.trust(), "bob")) {
      NameEvents events = new NameEvents();
      NameEvents watched = new NameEvents();
      StartedName name = alice.start("phoenix", StartOptions.defaults());
      StartedName second = alice.start("phoenix-two", StartOptions.defaults());
      name.addListener(events);
      bob.names().watch("phoenix", watched);
      await().until(() -> watched.seen().contains("online " + name.epoch()));
      long before = name.epoch();
      String key =
          SecretKeyStore.inFolder(temp.resolve("one"))
              .key(alice.connection().account().jid(), name.jid())
              .orElseThrow();

      first.kill();
      await().until(() -> alice.connection().state() == ConnectionState.RECONNECTING);
      await().until(() -> name.standing() == Standing.INTERRUPTED);
      try (OpenfireProcess again = builder.port(port).startProcess()) {
        await().atMost(Duration.ofSeconds(40)).until(() -> name.standing() == Standing.ACTIVE);
        await().until(() -> second.standing() == Standing.ACTIVE);
        assertThat(name.epoch()).isGreaterThan(before);
        // Moved for a watch that comes back after the name, offline and online for one before it.
        await()
            .until(
                () -> watched.seen().get(watched.seen().size() - 1).endsWith(" " + name.epoch()));
        assertThat(bob.resolve("phoenix").epoch()).isEqualTo(name.epoch());
        assertThat(
                SecretKeyStore.inFolder(temp.resolve("one"))
                    .key(alice.connection().account().jid(), name.jid()))
            .contains(key);
        assertThat(again.isAlive()).isTrue();
      }
    } finally {
      first.close();
    }
  }

  @Test
  void aReplacedPluginFindsItsNamesAndWatchesAgain() throws Exception {
    Path plugin = Path.of(System.getProperty("parley.plugin.jar"));
    try (EmbeddedOpenfire server = builder().start();
        NameClient alice = client("alice", server.port(), server.trust(), "one");
        NameClient bob = client("bob", server.port(), server.trust(), "bob")) {
      NameEvents events = new NameEvents();
      NameEvents watched = new NameEvents();
      StartedName name = alice.start("upgraded", StartOptions.defaults());
      long before = name.epoch();
      name.addListener(events);
      bob.names().watch("upgraded", watched);
      await().until(() -> watched.seen().contains("online " + before));

      server.unloadPlugin("parley");
      await().until(() -> events.seen().contains("interrupted"));
      await().until(() -> watched.seen().contains("interrupted"));
      server.loadPlugin(plugin);

      await().atMost(Duration.ofSeconds(40)).until(() -> name.standing() == Standing.ACTIVE);
      assertThat(name.epoch()).isGreaterThan(before);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> watched.seen().get(watched.seen().size() - 1).endsWith(" " + name.epoch()));
      assertThat(bob.resolve("upgraded").epoch()).isEqualTo(name.epoch());
      assertThat(alice.connection().state()).isEqualTo(ConnectionState.ONLINE);
    }
  }

  private NameClient client(String account, int port, Path trust, String store) throws Exception {
    return NameClient.signIn(
        account + "@localhost", port, trust, SecretKeyStore.inFolder(temp.resolve(store)));
  }
}
