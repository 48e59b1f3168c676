package dev.parley.openfire.registry;

import static dev.parley.openfire.registry.World.request;
import static dev.parley.openfire.registry.World.saying;
import static dev.parley.openfire.registry.World.standby;
import static dev.parley.openfire.registry.World.who;
import static dev.parley.openfire.registry.World.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StartTest {
  private final World world = new World();

  private static Refusal refusal(ThrowingCallable call) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, call);
    assertThat(refused).as("a refusal").isNotNull();
    return refused.refusal();
  }

  @Test
  void aNewNameIsRegisteredWithItsKey() {
    StartAnswer answer = world.start(request("club", "alice@d/1", "i1"));

    assertThat(answer.state()).isEqualTo(StartState.REGISTERED);
    assertThat(answer.epoch()).isEqualTo(1);
    assertThat(answer.key()).hasSize(43);
    assertThat(answer.ticketKey()).hasSize(43).isNotEqualTo(answer.key());
    assertThat(world.names.records.get("club").keyHash())
        .isEqualTo(Secrets.hash(answer.key()))
        .isNotEqualTo(answer.key());
    assertThat(world.audited).containsExactly("alice@d registered the name club");
    assertThat(answer.toString()).doesNotContain(answer.key()).doesNotContain(answer.ticketKey());
  }

  @Test
  void theSameInstanceStartingAgainInItsSessionMovesNothing() {
    StartAnswer first = world.start(request("club", "alice@d/1", "i1"));
    StartAnswer second = world.start(request("club", "alice@d/1", "i1"));

    assertThat(second.state()).isEqualTo(StartState.STARTED);
    assertThat(second.epoch()).isEqualTo(first.epoch());
    assertThat(second.ticketKey()).isEqualTo(first.ticketKey());
    assertThat(second.key()).isNull();
  }

  @Test
  void aGhostIsReplacedAtOnceByItsOwnInstance() {
    StartAnswer first = world.start(request("club", "alice@d/1", "i1"));
    world.silent.add("alice@d/1");

    StartAnswer second = world.start(request("club", "alice@d/2", "i1"));

    assertThat(second.state()).isEqualTo(StartState.STARTED);
    assertThat(second.epoch()).isEqualTo(2);
    assertThat(second.ticketKey()).isNotEqualTo(first.ticketKey());
    assertThat(world.sent).noneMatch(s -> s.startsWith("ping"));
    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/2");
  }

  @Test
  void anotherAccountWithoutTheKeyGetsExistsAndWithAWrongOneIncorrect() {
    world.start(request("club", "alice@d/1", "i1"));

    assertThat(refusal(() -> world.start(request("club", "eve@d/1", "i2"))))
        .isEqualTo(Refusal.EXISTS);
    assertThat(refusal(() -> world.start(withKey(request("club", "eve@d/1", "i2"), "x"))))
        .isEqualTo(Refusal.INCORRECT);
    assertThat(refusal(() -> world.start(withKey(request("club", "alice@d/1", "i1"), "x"))))
        .isEqualTo(Refusal.INCORRECT);
  }

  @Test
  void wrongKeysAreCounted() {
    world.start(request("club", "alice@d/1", "i1"));
    for (int i = 0; i < 10; i++) {
      assertThat(refusal(() -> world.start(withKey(request("club", "eve@d/1", "i2"), "x"))))
          .isEqualTo(Refusal.INCORRECT);
    }
    assertThat(refusal(() -> world.start(withKey(request("club", "eve@d/1", "i2"), "x"))))
        .isEqualTo(Refusal.TOO_FAST);
  }

  @Test
  void anotherAccountWithTheKeyStartsTheName() {
    String key = world.start(request("club", "alice@d/1", "i1")).key();
    world.registry.stop("club", who("alice@d/1"), "i1", null);

    StartAnswer answer = world.start(withKey(request("club", "carol@d/1", "i2"), key));

    assertThat(answer.state()).isEqualTo(StartState.STARTED);
    assertThat(answer.epoch()).isEqualTo(2);
  }

  @Test
  void aLivingRivalIsAskedAndKeepsTheName() {
    world.start(request("club", "alice@d/1", "i1"));

    assertThat(refusal(() -> world.start(request("club", "alice@d/2", "i2"))))
        .isEqualTo(Refusal.ACTIVE);
    assertThat(world.sent).contains("ping alice@d/1");
  }

  @Test
  void aRivalThatDoesNotAnswerLosesTheNameAfterTwoSeconds() {
    world.start(request("club", "alice@d/1", "i1"));
    world.silent.add("alice@d/1");

    CompletableFuture<StartAnswer> answer =
        world.registry.start(request("club", "alice@d/2", "i2"));
    world.scheduler.pass(Duration.ofMillis(1900));
    assertThat(answer).isNotDone();
    world.scheduler.pass(Duration.ofMillis(200));

    assertThat(World.now(answer).state()).isEqualTo(StartState.STARTED);
    assertThat(World.now(answer).epoch()).isEqualTo(2);
  }

  @Test
  void aRivalWhoseConnectionIsGoneLosesTheNameAtOnce() {
    for (SessionState state : new SessionState[] {SessionState.DETACHED, SessionState.GONE}) {
      World fresh = new World();
      fresh.start(request("club", "alice@d/1", "i1"));
      fresh.sessions.put("alice@d/1", state);

      assertThat(fresh.start(request("club", "alice@d/2", "i2")).state())
          .isEqualTo(StartState.STARTED);
      assertThat(fresh.sent).noneMatch(s -> s.startsWith("ping"));
    }
  }

  @Test
  void standbysWaitUpToTheirNumber() {
    world.standbys = 2;
    StartAnswer first = world.start(request("club", "alice@d/1", "i1"));
    StartAnswer waiting = world.start(standby(request("club", "alice@d/2", "i2"), 5));
    world.start(standby(request("club", "alice@d/3", "i3"), 5));

    assertThat(waiting.state()).isEqualTo(StartState.STANDBY);
    assertThat(waiting.ticketKey()).isNull();
    assertThat(waiting.epoch()).isEqualTo(first.epoch());
    assertThat(refusal(() -> world.start(standby(request("club", "alice@d/4", "i4"), 5))))
        .isEqualTo(Refusal.TOO_MANY);
    assertThat(world.start(standby(request("club", "alice@d/5", "i3"), 5)).state())
        .as("a standby that comes again takes its own place")
        .isEqualTo(StartState.STANDBY);
  }

  @Test
  void aStandbyOfANameThatNobodyServesIsActive() {
    world.start(request("club", "alice@d/1", "i1"));
    world.registry.stop("club", who("alice@d/1"), "i1", null);

    assertThat(world.start(standby(request("club", "alice@d/2", "i2"), 5)).state())
        .isEqualTo(StartState.STARTED);
  }

  @Test
  void theAdministratorDecidesWhoRegistersWhat() {
    world.strangers.add("eve@d");
    world.banned.add("admin");

    assertThat(refusal(() -> world.start(request("club", "eve@d/1", "i1"))))
        .isEqualTo(Refusal.FORBIDDEN);
    assertThat(refusal(() -> world.start(request("admin", "alice@d/1", "i1"))))
        .isEqualTo(Refusal.FORBIDDEN);
    assertThat(world.names.records).isEmpty();
  }

  @Test
  void anAccountHoldsSoManyNames() {
    world.namesPerAccount = 2;
    world.start(request("a", "alice@d/1", "i1"));
    world.start(request("b", "alice@d/1", "i1"));

    assertThat(refusal(() -> world.start(request("c", "alice@d/1", "i1"))))
        .isEqualTo(Refusal.TOO_MANY);
    assertThat(world.start(request("c", "bob@d/1", "i1")).state()).isEqualTo(StartState.REGISTERED);
  }

  @Test
  void registrationsAreLimitedButRestartsAreNot() {
    for (int i = 0; i < 10; i++) {
      world.start(request("n" + i, "alice@d/1", "i1"));
    }
    assertThat(refusal(() -> world.start(request("more", "alice@d/1", "i1"))))
        .isEqualTo(Refusal.TOO_FAST);
    for (int i = 0; i < 10; i++) {
      assertThat(world.start(request("n" + i, "alice@d/2", "i1")).state())
          .isEqualTo(StartState.STARTED);
    }
    world.scheduler.pass(Duration.ofSeconds(7));
    assertThat(world.start(request("more", "alice@d/1", "i1")).state())
        .isEqualTo(StartState.REGISTERED);
  }

  @Test
  void onlyTheOwnerChangesWhatIsSaid() {
    Profile first = new Profile("one", Access.PRIVATE, null, null, "ID");
    String key = world.start(saying(request("club", "alice@d/1", "i1"), first)).key();
    world.registry.stop("club", who("alice@d/1"), null, null);

    Profile other = new Profile("two", Access.OPEN, true, null, null);
    world.start(withKey(saying(request("club", "carol@d/1", "i2"), other), key));
    assertThat(world.names.records.get("club").description()).isEqualTo("one");
    assertThat(world.names.records.get("club").access()).isEqualTo(Access.PRIVATE);
    world.registry.stop("club", who("carol@d/1"), null, null);

    world.start(saying(request("club", "alice@d/1", "i1"), other));
    assertThat(world.names.records.get("club").description()).isEqualTo("two");
    assertThat(world.names.records.get("club").access()).isEqualTo(Access.OPEN);
  }

  @Test
  void instancesOfOneNameHaveOneIdentity() {
    Profile mine = new Profile(null, null, null, null, "ID1");
    Profile another = new Profile(null, null, null, null, "ID2");
    world.start(saying(request("club", "alice@d/1", "i1"), mine));

    assertThat(
            refusal(
                () -> world.start(standby(saying(request("club", "alice@d/2", "i2"), another), 1))))
        .isEqualTo(Refusal.OTHER_IDENTITY);
    world.start(saying(request("club", "alice@d/3", "i1"), another));
    assertThat(world.names.records.get("club").identity())
        .as("the owner may begin anew when nobody else serves the name")
        .isEqualTo("ID2");
  }

  @Test
  void aChangeUnderItsHandsIsMetByTryingAgain() {
    world.start(request("club", "alice@d/1", "i1"));
    world.names.collisions = 3;

    StartAnswer answer = world.start(request("club", "alice@d/2", "i1"));

    assertThat(answer.epoch()).isEqualTo(2);
    assertThat(world.names.records.get("club").epoch()).isEqualTo(2);
  }

  @Test
  void aNameThatChangesTooFastIsRefusedNotCorrupted() {
    world.start(request("club", "alice@d/1", "i1"));
    world.names.collisions = 100;

    assertThat(refusal(() -> world.start(request("club", "alice@d/2", "i1"))))
        .isEqualTo(Refusal.FAILED);
    assertThat(world.resolve("club", "bob@d/1").jid()).isEqualTo("alice@d/1");
  }
}
