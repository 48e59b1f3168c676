package dev.parley.openfire.registry;

import static dev.parley.openfire.registry.World.request;
import static dev.parley.openfire.registry.World.standby;
import static dev.parley.openfire.registry.World.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElectionTest {
  private final World world = new World();

  @BeforeEach
  void threeInstances() {
    world.start(request("club", "alice@d/1", "i1"));
    world.start(standby(request("club", "alice@d/2", "i2"), 10));
    world.start(standby(request("club", "alice@d/3", "i3"), 20));
    world.registry.watch("club", who("bob@d/x"));
    assertThat(world.sentSince()).containsExactly("available club 1 to bob@d/x");
  }

  @Test
  void theBestStandbyFollowsAndWatchersSeeOneChange() {
    world.registry.sessionEnded("alice@d/1");

    assertThat(world.sentSince())
        .containsExactlyInAnyOrder(
            "ping alice@d/3",
            "ping alice@d/2",
            "promoted club 2 to alice@d/3",
            "available club 2 to bob@d/x");
    Address address = world.resolve("club", "bob@d/x");
    assertThat(address.jid()).isEqualTo("alice@d/3");
    assertThat(address.epoch()).isEqualTo(2);
    assertThat(world.live.get("club").orElseThrow().ticketKey())
        .isEqualTo(world.promoted.get("alice@d/3"));
  }

  @Test
  void aResolveWaitsForTheElection() {
    world.sessions.put("alice@d/1", SessionState.DETACHED);

    CompletableFuture<Address> answer = world.registry.resolve("club", who("bob@d/x"));
    assertThat(answer).isNotDone();
    world.scheduler.settle();

    assertThat(World.now(answer).jid()).isEqualTo("alice@d/3");
  }

  @Test
  void aSilentStandbyDelaysTheElectionByTheGraceOnly() {
    world.silent.add("alice@d/3");
    world.registry.sessionEnded("alice@d/1");

    world.scheduler.pass(Duration.ofMillis(499));
    assertThat(world.live.get("club").orElseThrow().active()).isEmpty();
    world.scheduler.pass(Duration.ofMillis(2));

    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/2");
  }

  @Test
  void aStandbyThatDoesNotAgreeIsPassedOverAndEveryAttemptHasItsOwnEpoch() {
    world.refusing.add("alice@d/3");
    world.registry.sessionEnded("alice@d/1");

    assertThat(world.sentSince())
        .filteredOn(s -> !s.startsWith("ping"))
        .containsExactly(
            "promoted club 2 to alice@d/3",
            "promoted club 3 to alice@d/2",
            "available club 3 to bob@d/x");
    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/2");
  }

  @Test
  void whenNobodyAnswersTheNameEndsOnce() {
    world.silent.add("alice@d/2");
    world.silent.add("alice@d/3");
    world.registry.sessionEnded("alice@d/1");
    world.scheduler.pass(Duration.ofSeconds(3));

    assertThat(world.sentSince())
        .filteredOn(s -> s.contains("bob"))
        .containsExactly("unavailable club to bob@d/x");
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> world.resolve("club", "bob@d/x"));
    assertThat(refused.refusal()).isEqualTo(Refusal.UNAVAILABLE);
  }

  @Test
  void aStandbyFollowsADeadConnectionAtOnce() {
    world.failoverCheck = Duration.ofMillis(200);
    world.registry.begin();
    world.sessions.put("alice@d/1", SessionState.DETACHED);
    world.scheduler.pass(Duration.ofMillis(201));

    assertThat(world.sentSince())
        .contains("promoted club 2 to alice@d/3", "available club 2 to bob@d/x");
  }

  @Test
  void withoutAStandbyAMomentWithoutConnectionChangesNothing() {
    world.failoverCheck = Duration.ofMillis(200);
    world.registry.sessionEnded("alice@d/2");
    world.registry.sessionEnded("alice@d/3");
    world.registry.begin();
    world.sessions.put("alice@d/1", SessionState.DETACHED);
    world.scheduler.pass(Duration.ofSeconds(1));
    world.sessions.remove("alice@d/1");
    world.registry.heard("alice@d/1");
    world.scheduler.pass(Duration.ofSeconds(5));

    assertThat(world.sentSince()).isEmpty();
  }

  @Test
  void aLostInstanceThatComesBackFirstIsActiveAgainWithANewEpoch() {
    world.registry.sessionEnded("alice@d/2");
    world.registry.sessionEnded("alice@d/3");
    world.sessions.put("alice@d/1", SessionState.DETACHED);
    world.registry.begin();
    world.scheduler.pass(Duration.ofSeconds(3));
    assertThat(world.sentSince()).contains("unavailable club to bob@d/x");

    world.sessions.remove("alice@d/1");
    world.registry.heard("alice@d/1");

    assertThat(world.sentSince())
        .containsExactly(
            "ping alice@d/1", "promoted club 2 to alice@d/1", "available club 2 to bob@d/x");
  }

  @Test
  void aLostInstanceThatComesBackLateIsToldThatItStandsBy() {
    world.silent.add("alice@d/1");
    world.scheduler.pass(Duration.ofSeconds(11));
    world.registry.heard("alice@d/2");
    world.registry.heard("alice@d/3");
    assertThat(world.resolve("club", "bob@d/x").jid())
        .as("answered at once, asked in parallel")
        .isEqualTo("alice@d/1");
    world.scheduler.pass(Duration.ofSeconds(3));
    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/3");
    world.sentSince();

    world.silent.clear();
    world.registry.heard("alice@d/1");

    assertThat(world.sentSince()).containsExactly("status club standby 2 to alice@d/1");
    world.registry.sessionEnded("alice@d/3");
    world.scheduler.settle();
    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/2");
  }

  @Test
  void aStartWhileTheElectionRunsEndsIt() {
    world.silent.add("alice@d/2");
    world.silent.add("alice@d/3");
    world.registry.sessionEnded("alice@d/1");
    StartAnswer answer = world.start(request("club", "alice@d/9", "i1"));
    assertThat(answer.state()).isEqualTo(StartState.STARTED);
    world.silent.clear();
    world.scheduler.pass(Duration.ofSeconds(5));

    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/9");
    assertThat(world.names.records.get("club").epoch()).isEqualTo(answer.epoch());
  }

  @Test
  void theBackgroundRoundFindsSilentInstances() {
    world.registry.begin();
    world.silent.add("alice@d/1");
    world.scheduler.pass(Duration.ofSeconds(65));

    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/3");
  }

  @Test
  void anElectionThatTheDatabaseEndsIsHeldAgainAtTheNextResolve() {
    world.names.failing = true;
    world.registry.sessionEnded("alice@d/1");
    assertThatThrownBy(world.scheduler::settle).isInstanceOf(StoreException.class);
    world.names.failing = false;

    assertThat(world.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/3");
    assertThat(world.names.records.get("club").holder()).isEqualTo("i3");
  }

  @Test
  void nothingIsLeftWhenAllSessionsHaveEnded() {
    for (int i = 1; i <= 3; i++) {
      world.registry.sessionEnded("alice@d/" + i);
      world.scheduler.settle();
    }
    world.registry.sessionEnded("bob@d/x");
    world.scheduler.settle();

    assertThat(world.registry.followed()).containsExactly(0, 0);
    assertThat(world.registry.live()).isEmpty();
  }
}
