package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.SchemaWatch;
import dev.parley.embedded.EmbeddedOpenfire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** The protocol of names, with the real plugin in a real server. */
@Timeout(60)
class NamesIT {

  private static EmbeddedOpenfire server;

  @TempDir Path temp;

  @BeforeAll
  static void start() {
    server =
        EmbeddedOpenfire.builder()
            .user("alice", "secret")
            .user("bob", "secret")
            .user("carol", "secret")
            .plugin(Path.of(System.getProperty("parley.plugin.jar")))
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static NameClient client(String account, SecretKeyStore store) throws Exception {
    return NameClient.signIn(account, server.port(), server.trust(), store);
  }

  private static NameClient client(String account) throws Exception {
    return client(account, SecretKeyStore.inMemory());
  }

  private static void assertFails(CompletableFuture<?> future, Class<? extends Throwable> with) {
    assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(with);
  }

  @Test
  void registersResolvesAndStops() throws Exception {
    SecretKeyStore store = SecretKeyStore.inFolder(temp);
    try (NameClient alice = client("alice@localhost", store);
        NameClient bob = client("bob@localhost")) {
      StartedName name =
          alice.start("chess-club", StartOptions.defaults().withDescription("We <play> & talk"));
      assertThat(name.answer()).isEqualTo(NameAnswer.REGISTERED);
      assertThat(name.standing()).isEqualTo(Standing.ACTIVE);
      assertThat(name.epoch()).isPositive();
      assertThat(name.jid().toString()).isEqualTo("chess-club@names.localhost");
      assertThat(store.key(name.jid().asBareJid(), name.jid())).isEmpty();
      assertThat(store.key(alice.connection().account().jid(), name.jid())).isPresent();

      NameAddress address = bob.resolve("chess-club");
      assertThat(address.jid().toString())
          .isEqualTo(alice.connection().jid().orElseThrow().toString());
      assertThat(address.epoch()).isEqualTo(name.epoch());
      assertThat(address.description()).contains("We <play> & talk");
      Jid bobJid = bob.connection().jid().orElseThrow();
      assertThat(alice.names().verify("chess-club", address.epoch(), address.ticket(), bobJid))
          .isEqualTo(TicketVerdict.VALID);
      Jid eve = JidCreate.from("eve@localhost/x");
      assertThat(alice.names().verify("chess-club", address.epoch(), address.ticket(), eve))
          .isEqualTo(TicketVerdict.INVALID);
      assertThat(alice.names().verify("chess-club", 99, address.ticket(), bobJid))
          .isEqualTo(TicketVerdict.STALE);
      assertThat(alice.names().verify("chess-club", address.epoch(), null, bobJid))
          .isEqualTo(TicketVerdict.ABSENT);

      NameEvents events = new NameEvents();
      name.addListener(events);
      assertThat(alice.names().stop("chess-club").get()).isEqualTo(NameAnswer.STOPPED);
      assertThat(name.standing()).isEqualTo(Standing.ENDED);
      await().until(() -> events.seen().equals(List.of("ended NameStoppedException")));
      assertThat(alice.names().verify("chess-club", address.epoch(), address.ticket(), bobJid))
          .isEqualTo(TicketVerdict.STALE);
      assertFails(bob.names().resolve("chess-club"), MasterUnavailableException.class);
      assertFails(alice.names().stop("chess-club"), NameNotFoundException.class);

      StartedName again = alice.start("chess-club", StartOptions.defaults());
      assertThat(again.answer()).isEqualTo(NameAnswer.STARTED);
      assertThat(SchemaWatch.checked()).as("elements held against the schema").isGreaterThan(5);
      assertThat(again.epoch()).isGreaterThan(address.epoch());
      assertThat(again.instance()).isEqualTo(name.instance());
    }
  }

  @Test
  void aNameOfSomebodyElse() throws Exception {
    try (NameClient alice = client("alice@localhost", SecretKeyStore.inFolder(temp));
        NameClient bob = client("bob@localhost")) {
      StartedName name = alice.start("taken", StartOptions.defaults());
      assertThatThrownBy(() -> bob.start("taken", StartOptions.defaults()))
          .hasCauseInstanceOf(NameExistsException.class)
          .satisfies(
              e -> assertThat(((NameException) e.getCause()).answer()).contains(NameAnswer.EXISTS));
      String wrong = "A".repeat(43);
      assertThatThrownBy(() -> bob.start("taken", StartOptions.defaults().withKey(wrong)))
          .hasCauseInstanceOf(IncorrectKeyException.class)
          .satisfies(
              e ->
                  assertThat(((NameException) e.getCause()).answer())
                      .contains(NameAnswer.INCORRECT));
      String key =
          SecretKeyStore.inFolder(temp)
              .key(alice.connection().account().jid(), name.jid())
              .orElseThrow();
      assertFails(
          bob.names().start("taken", StartOptions.defaults().withKey(key)),
          NameActiveElsewhereException.class);
      assertFails(bob.names().stopAll("taken", Optional.empty()), NameException.class);
      NameEvents events = new NameEvents();
      name.addListener(events);
      assertThat(bob.names().stopAll("taken", Optional.of(key)).get())
          .isEqualTo(NameAnswer.STOPPED);
      await().until(() -> events.seen().contains("ended NameStoppedException"));
      StartedName bobs = bob.start("taken", StartOptions.defaults().withKey(key));
      assertThat(bobs.answer()).isEqualTo(NameAnswer.STARTED);
      assertFails(
          alice.names().start("taken", StartOptions.defaults()),
          NameActiveElsewhereException.class);
    }
  }

  @Test
  void namesThatAreNoneOrNotThere() throws Exception {
    try (NameClient alice = client("alice@localhost")) {
      assertFails(
          alice.names().start("Chess Club", StartOptions.defaults()), InvalidNameException.class);
      assertFails(alice.names().resolve(""), InvalidNameException.class);
      assertFails(alice.names().resolve("nobody-has-this"), NameNotFoundException.class);
      assertThatThrownBy(() -> alice.names().watch("A", new NameEvents()))
          .isInstanceOf(InvalidNameException.class);
      StartedName name = alice.start("mine", StartOptions.defaults());
      assertThat(alice.names().started("mine")).containsSame(name);
      assertFails(
          alice.names().start("mine", StartOptions.defaults()), IllegalStateException.class);
    }
  }

  @Test
  void namesInOtherScripts() throws Exception {
    try (NameClient alice = client("alice@localhost");
        NameClient bob = client("bob@localhost")) {
      for (String text : List.of("m\u00fcnchen", "\u0448\u0430\u0445\u043c\u0430\u0442\u044b")) {
        alice.start(text, StartOptions.defaults());
        assertThat(bob.resolve(text).name()).isEqualTo(text);
      }
    }
  }

  @Test
  void aWatchSeesComingGoingAndMoving() throws Exception {
    NameEvents events = new NameEvents();
    NameEvents closed = new NameEvents();
    try (NameClient alice = client("alice@localhost");
        NameClient other = client("alice@localhost");
        NameClient bob = client("bob@localhost")) {
      NameWatch watch = bob.names().watch("watched", events);
      bob.names().watch("watched", closed).close();
      await().until(() -> events.seen().equals(List.of("offline")));
      StartedName name = alice.start("watched", StartOptions.defaults());
      await().until(() -> events.seen().size() == 2);
      assertThat(events.seen()).containsExactly("offline", "online " + name.epoch());
      assertThat(watch.online()).isTrue();
      StartedName standby = other.start("watched", StartOptions.defaults().asStandby(5));
      assertThat(standby.standing()).isEqualTo(Standing.STANDBY);
      alice.names().stop("watched").get();
      await().until(() -> standby.standing() == Standing.ACTIVE);
      await().until(() -> events.seen().size() == 3);
      assertThat(events.seen().get(2)).isEqualTo("moved " + standby.epoch());
      assertThat(standby.epoch()).isGreaterThan(name.epoch());
      other.names().stop("watched").get();
      await().until(() -> events.seen().size() == 4);
      assertThat(events.seen().get(3)).isEqualTo("offline");
      watch.close();
      alice.start("watched", StartOptions.defaults());
      assertThat(bob.resolve("watched").epoch()).isGreaterThan(standby.epoch());
      assertThat(events.seen()).hasSize(4);
      assertThat(closed.seen()).isEmpty();
    }
  }

  @Test
  void leavingEndsTheNameAtOnce() throws Exception {
    NameEvents events = new NameEvents();
    try (NameClient bob = client("bob@localhost")) {
      bob.names().watch("brief", events);
      NameClient alice = client("alice@localhost");
      alice.start("brief", StartOptions.defaults());
      await().until(() -> events.seen().stream().anyMatch(e -> e.startsWith("online")));
      alice.close();
      await().until(() -> events.seen().get(events.seen().size() - 1).equals("offline"));
      assertFails(bob.names().resolve("brief"), MasterUnavailableException.class);
    }
  }

  @Test
  void aStoredKeyThatIsOldDoesNotHinderTheOwner() throws Exception {
    SecretKeyStore store = SecretKeyStore.inMemory();
    try (NameClient alice = client("alice@localhost", store)) {
      StartedName name = alice.start("rekeyed", StartOptions.defaults());
      alice.names().stop("rekeyed").get();
      store.saveKey(alice.connection().account().jid(), name.jid(), "A".repeat(43));
      assertThat(alice.start("rekeyed", StartOptions.defaults()).answer())
          .isEqualTo(NameAnswer.STARTED);
    }
  }

  @Test
  void aStoreThatCannotBeUsedIsSaid() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    try (NameClient alice = client("alice@localhost", SecretKeyStore.inFolder(file))) {
      assertFails(
          alice.names().start("unstorable", StartOptions.defaults()), SecretStoreException.class);
      assertThat(alice.names().started("unstorable")).isEmpty();
    }
  }

  @Test
  void tooManyUnknownNamesAreRefusedPolitely() throws Exception {
    try (NameClient carol = client("carol@localhost");
        NameClient bob = client("bob@localhost");
        NameClient alice = client("alice@localhost")) {
      alice.start("reachable", StartOptions.defaults());
      await()
          .untilAsserted(
              () -> assertFails(carol.names().resolve("guess-again"), TooFastException.class));
      assertThat(bob.resolve("reachable").name()).isEqualTo("reachable");
    }
  }

  @Test
  void accessDecidesWhoFindsAName() throws Exception {
    try (NameClient alice = client("alice@localhost");
        NameClient bob = client("bob@localhost")) {
      alice.start("hidden", StartOptions.defaults().withAccess(Access.PRIVATE));
      assertFails(bob.names().resolve("hidden"), NameNotFoundException.class);
      assertThat(alice.resolve("hidden").name()).isEqualTo("hidden");
      alice.start(
          "for-bob",
          StartOptions.defaults().withAllow(Set.of(JidCreate.bareFrom("bob@localhost"))));
      assertThat(bob.resolve("for-bob").name()).isEqualTo("for-bob");
    }
  }
}
