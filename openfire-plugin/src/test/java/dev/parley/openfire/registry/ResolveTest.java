package dev.parley.openfire.registry;

import static dev.parley.openfire.registry.World.request;
import static dev.parley.openfire.registry.World.saying;
import static dev.parley.openfire.registry.World.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ResolveTest {
  private final World world = new World();

  private Refusal refusal(String name, String full) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> world.resolve(name, full));
    assertThat(refused).as("a refusal").isNotNull();
    return refused.refusal();
  }

  @Test
  void theTicketJoinsNameEpochCallerAndExpiry() throws Exception {
    String ticketKey = world.start(request("club", "alice@d/1", "i1")).ticketKey();

    String ticket = world.resolve("club", "bob@d/x").ticket();

    String[] parts = ticket.split("\\.", -1);
    long expiry = world.clock.instant().getEpochSecond() + 60;
    assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
        .isEqualTo("1\nclub\nnames.d\n1\nbob@d\n" + expiry);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(ticketKey), "HmacSHA256"));
    assertThat(Base64.getUrlDecoder().decode(parts[1]))
        .isEqualTo(mac.doFinal(parts[0].getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void theInstanceIsNamedThatSignedTheFingerprint() {
    world.start(request("club", "alice@d/1", "i1"));

    assertThat(world.resolve("club", "bob@d/x").instance()).isEqualTo("i1");
  }

  @Test
  void unknownAndOfflineNamesAreToldApart() {
    assertThat(refusal("club", "bob@d/x")).isEqualTo(Refusal.NOT_FOUND);
    world.start(request("club", "alice@d/1", "i1"));
    world.registry.stop("club", who("alice@d/1"), null, null);
    assertThat(refusal("club", "bob@d/x")).isEqualTo(Refusal.UNAVAILABLE);
  }

  @Test
  void accessDecidesWhoFindsIt() {
    start("private", new Profile(null, Access.PRIVATE, null, null, null));
    start("contacts", new Profile(null, Access.CONTACTS, null, null, null));
    start("allow", new Profile(null, Access.ALLOW, null, Set.of("bob@d", "friends"), null));
    world.contacts.add("alice@d bob@d");

    for (String name : new String[] {"private", "contacts", "allow"}) {
      assertThat(refusal(name, "eve@d/x")).as(name).isEqualTo(Refusal.NOT_FOUND);
      assertThat(world.resolve(name, "alice@d/2").jid()).as(name).isEqualTo("alice@d/1");
    }
    assertThat(refusal("private", "bob@d/x")).isEqualTo(Refusal.NOT_FOUND);
    assertThat(world.resolve("contacts", "bob@d/x").jid()).isEqualTo("alice@d/1");
    assertThat(world.resolve("allow", "bob@d/x").jid()).isEqualTo("alice@d/1");
    assertThat(world.resolve("allow", "anyone@friends/x").jid()).isEqualTo("alice@d/1");
  }

  private void start(String name, Profile profile) {
    world.start(saying(request(name, "alice@d/1", "i1"), profile));
  }

  @Test
  void missesAreLimitedAndHitsAreNot() {
    world.start(request("club", "alice@d/1", "i1"));
    for (int i = 0; i < 30; i++) {
      assertThat(refusal("no" + i, "bob@d/x")).isEqualTo(Refusal.NOT_FOUND);
    }
    assertThat(refusal("no", "bob@d/x")).isEqualTo(Refusal.TOO_FAST);
    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/1");
    assertThat(refusal("no", "carol@d/x")).isEqualTo(Refusal.NOT_FOUND);
    world.scheduler.pass(Duration.ofSeconds(2));
    assertThat(refusal("no", "bob@d/x")).isEqualTo(Refusal.NOT_FOUND);
  }

  @Test
  void resolvesAreLimited() {
    world.start(request("club", "alice@d/1", "i1"));
    for (int i = 0; i < 1000; i++) {
      world.resolve("club", "bob@d/x");
    }
    assertThat(refusal("club", "bob@d/x")).isEqualTo(Refusal.TOO_FAST);
    world.scheduler.pass(Duration.ofMillis(5));
    assertThat(world.resolve("club", "bob@d/x").epoch()).isEqualTo(1);
  }

  @Test
  void aSilentInstanceIsAskedOnceForManyResolves() {
    world.start(request("club", "alice@d/1", "i1"));
    world.scheduler.pass(Duration.ofSeconds(11));
    world.silent.add("alice@d/1");
    for (int i = 0; i < 5; i++) {
      assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/1");
    }
    assertThat(world.sent).filteredOn("ping alice@d/1"::equals).hasSize(1);
    world.scheduler.pass(Duration.ofSeconds(2));
    assertThat(refusal("club", "bob@d/x")).isEqualTo(Refusal.UNAVAILABLE);
  }

  @Test
  void anInstanceHeardLatelyIsNotAsked() {
    world.start(request("club", "alice@d/1", "i1"));
    world.scheduler.pass(Duration.ofSeconds(8));
    world.registry.heard("alice@d/1");
    world.scheduler.pass(Duration.ofSeconds(8));
    world.resolve("club", "bob@d/x");
    assertThat(world.sent).isEmpty();
  }
}
