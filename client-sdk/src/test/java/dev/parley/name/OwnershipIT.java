package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.embedded.EmbeddedOpenfire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** What owners do with names, with the real plugin in a real server. */
@Timeout(60)
class OwnershipIT {

  private static EmbeddedOpenfire server;

  private final SecretKeyStore aliceStore = SecretKeyStore.inMemory();
  private final SecretKeyStore bobStore = SecretKeyStore.inMemory();
  private final BareJid bobJid = JidCreate.bareFromOrThrowUnchecked("bob@localhost");

  @BeforeAll
  static void start() {
    server =
        EmbeddedOpenfire.builder()
            .user("alice", "secret")
            .user("bob", "secret")
            // More names and misses than a minute allows by default.
            .property("parley.names.limit.registrations", "1000")
            .property("parley.names.limit.misses", "1000")
            .plugin(Path.of(System.getProperty("parley.plugin.jar")))
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private NameClient alice() throws Exception {
    return NameClient.signIn("alice@localhost", server.port(), server.trust(), aliceStore);
  }

  private NameClient bob() throws Exception {
    return NameClient.signIn("bob@localhost", server.port(), server.trust(), bobStore);
  }

  private static void assertFails(CompletableFuture<?> future, Class<? extends Throwable> with) {
    assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(with);
  }

  @Test
  void aReleasedNameIsGoneAndRests() throws Exception {
    try (NameClient alice = alice();
        NameClient bob = bob()) {
      StartedName name = alice.start("released", StartOptions.defaults());
      assertFails(bob.names().release("released", Optional.empty()), NameException.class);
      aliceStore.saveKey(alice.connection().account().jid(), name.jid(), "A".repeat(43));
      alice.names().release("released", Optional.empty()).get();
      assertThat(aliceStore.key(alice.connection().account().jid(), name.jid())).isEmpty();
      await().until(() -> name.standing() == Standing.ENDED);
      assertFails(bob.names().resolve("released"), NameNotFoundException.class);
      assertFails(
          bob.names().start("released", StartOptions.defaults()), NameExistsException.class);
      StartedName again = alice.start("released", StartOptions.defaults());
      assertThat(again.answer()).isEqualTo(NameAnswer.REGISTERED);
      assertThat(again.epoch()).isGreaterThan(name.epoch());
    }
  }

  @Test
  void aRegisteredNameWaitsToBeStarted() throws Exception {
    try (NameClient alice = alice();
        NameClient bob = bob()) {
      NameProfile profile = NameProfile.unchanged().withDescription("soon");
      String key = alice.names().register("reserved", profile).get();
      assertThat(alice.names().started("reserved")).isEmpty();
      assertThat(bob.names().info("reserved").get().description()).contains("soon");
      assertFails(bob.names().resolve("reserved"), MasterUnavailableException.class);
      assertFails(bob.names().register("reserved", profile), NameExistsException.class);
      assertThat(bob.start("reserved", StartOptions.defaults().withKey(key)).answer())
          .isEqualTo(NameAnswer.STARTED);
      assertFails(
          alice.names().register("reserved", profile), NameAlreadyRegisteredException.class);
      assertThat(bob.resolve("reserved").epoch()).isEqualTo(2);
    }
  }

  @Test
  void aNewKeyKillsTheOldOne() throws Exception {
    try (NameClient alice = alice();
        NameClient bob = bob()) {
      StartedName name = alice.start("relocked", StartOptions.defaults());
      BareJid owner = alice.connection().account().jid();
      String old = aliceStore.key(owner, name.jid()).orElseThrow();
      String fresh = alice.names().rekey("relocked").get();
      assertThat(fresh).isNotEqualTo(old);
      assertThat(aliceStore.key(owner, name.jid())).contains(fresh);
      assertFails(bob.names().rekey("relocked"), NameException.class);
      alice.names().stop("relocked").get();
      assertFails(
          bob.names().start("relocked", StartOptions.defaults().withKey(old)),
          IncorrectKeyException.class);
      assertThat(bob.start("relocked", StartOptions.defaults().withKey(fresh)).answer())
          .isEqualTo(NameAnswer.STARTED);
    }
  }

  @Test
  void aNameGoesToAnotherAccount() throws Exception {
    try (NameClient alice = alice();
        NameClient bob = bob()) {
      StartedName name = alice.start("given", StartOptions.defaults());
      assertFails(bob.names().acceptTransfer("given"), NameException.class);
      alice.names().transfer("given", Optional.of(bobJid)).get();
      alice.names().transfer("given", Optional.empty()).get();
      assertFails(bob.names().acceptTransfer("given"), NameException.class);
      alice.names().transfer("given", Optional.of(bobJid)).get();
      String key = bob.names().acceptTransfer("given").get();
      assertThat(bobStore.key(bob.connection().account().jid(), name.jid())).contains(key);
      await().until(() -> name.standing() == Standing.ENDED);
      assertThat(bob.start("given", StartOptions.defaults()).answer())
          .isEqualTo(NameAnswer.STARTED);
      assertFails(alice.names().start("given", StartOptions.defaults()), NameException.class);
    }
  }

  @Test
  void configureChangesWhatIsSaid() throws Exception {
    try (NameClient alice = alice();
        NameClient bob = bob()) {
      NameEvents seen = new NameEvents();
      alice.start("configured", StartOptions.defaults().withDescription("before"));
      bob.names().watch("configured", seen);
      await().until(() -> seen.seen().size() == 1);
      assertThat(bob.names().info("configured").get().description()).contains("before");
      assertThat(bob.names().info("configured").get().access()).isEmpty();
      alice
          .names()
          .configure(
              "configured",
              NameProfile.unchanged().withDescription("after").withAccess(Access.PRIVATE))
          .get();
      await().until(() -> seen.seen().contains("offline"));
      assertFails(bob.names().info("configured"), NameNotFoundException.class);
      NameInfo info = alice.names().info("configured").get();
      assertThat(info.description()).contains("after");
      assertThat(info.access()).contains(Access.PRIVATE);
      assertThat(info.online()).isTrue();
      assertThat(info.instances()).contains(1);
      assertFails(
          bob.names().configure("configured", NameProfile.unchanged()),
          NameNotFoundException.class);
      alice
          .names()
          .configure("configured", NameProfile.unchanged().withAllow(Set.of(bobJid)))
          .get();
      assertThat(bob.resolve("configured").description()).contains("after");
      alice.names().configure("configured", NameProfile.unchanged().withAllow(Set.of())).get();
      assertFails(bob.names().resolve("configured"), NameNotFoundException.class);
    }
  }

  @Test
  void namesAreListedInPages() throws Exception {
    try (NameClient alice = alice();
        NameClient bob = bob()) {
      for (int i = 0; i < 7; i++) {
        alice.start("listed-" + i, StartOptions.defaults().withListed(i != 3));
      }
      List<String> all = new ArrayList<>();
      Optional<String> next = Optional.empty();
      int pages = 0;
      do {
        NamePage page = bob.names().list(next, 2).get();
        assertThat(page.names()).hasSizeLessThanOrEqualTo(2);
        all.addAll(page.names());
        next = page.next();
        pages++;
      } while (next.isPresent() && pages < 100);
      assertThat(all).doesNotHaveDuplicates().contains("listed-0", "listed-6");
      assertThat(all).doesNotContain("listed-3");
    }
  }

  @Test
  void aCachedAddressFollowsThePresence() throws Exception {
    try (NameClient alice = alice();
        NameClient other = alice();
        NameClient bob = bob()) {
      alice.start("cached", StartOptions.defaults());
      StartedName standby = other.start("cached", StartOptions.defaults().asStandby(1));
      NameAddress first = bob.names().resolveCached("cached").get();
      assertThat(bob.names().resolveCached("cached").get()).isSameAs(first);
      alice.names().stop("cached").get();
      await().until(() -> standby.standing() == Standing.ACTIVE);
      await()
          .untilAsserted(
              () ->
                  assertThat(bob.names().resolveCached("cached").get().epoch())
                      .isEqualTo(standby.epoch()));
      NameAddress second = bob.names().resolveCached("cached").get();
      assertThat(bob.names().resolveCached("cached").get()).isSameAs(second);
      other.names().stop("cached").get();
      await()
          .untilAsserted(
              () ->
                  assertFails(
                      bob.names().resolveCached("cached"), MasterUnavailableException.class));
    }
  }
}
