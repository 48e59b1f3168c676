package dev.parley.openfire.registry;

import static dev.parley.openfire.registry.World.request;
import static dev.parley.openfire.registry.World.standby;
import static dev.parley.openfire.registry.World.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one database that do not hear of each other's sessions. */
class TwoServersTest {
  private final MemoryNameStore database = new MemoryNameStore();
  private final World one = new World(database);
  private final World two = new World(database);

  @BeforeEach
  void aNameOnTheFirst() {
    one.start(request("club", "alice@d/1", "i1"));
    one.start(standby(request("club", "alice@d/2", "i2"), 10));
    one.registry.watch("club", who("bob@d/x"));
    assertThat(one.sentSince()).containsExactly("available club 1 to bob@d/x");
  }

  @Test
  void aServerThatWasOvertakenSendsNobodyToAnInstanceThatIsNotActive() {
    assertThat(two.start(request("club", "alice@d/9", "i9")).epoch()).isEqualTo(2);

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> one.resolve("club", "bob@d/x"));

    assertThat(refused.refusal()).isEqualTo(Refusal.UNAVAILABLE);
    assertThat(refused).hasMessageContaining("i9").hasMessageContaining("another server");
    assertThat(one.sentSince())
        .containsExactly("status club standby 2 to alice@d/1", "available club 2 to bob@d/x");
    assertThat(two.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/9");
  }

  @Test
  void oneOfTwoPromotesAndTheOtherReadsWhoIsActive() {
    two.live.put(one.live.get("club").orElseThrow());

    one.registry.sessionEnded("alice@d/1");
    one.scheduler.settle();
    two.registry.sessionEnded("alice@d/1");
    two.scheduler.settle();

    assertThat(one.resolve("club", "bob@d/x").epoch()).isEqualTo(2);
    assertThat(two.sentSince()).noneMatch(s -> s.startsWith("promoted"));
    LiveName loser = two.live.get("club").orElseThrow();
    assertThat(loser.epoch()).isEqualTo(2);
    assertThat(loser.active()).isEmpty();
    assertThat(loser.elsewhere())
        .isEqualTo("i2")
        .isEqualTo(database.find("club").orElseThrow().holder());
  }

  @Test
  void whoStartsWhereTheNameWasOvertakenHasItWithAnEpochOfItsOwn() {
    two.start(request("club", "alice@d/9", "i9"));

    StartAnswer answer = one.start(request("club", "alice@d/1", "i1"));

    assertThat(answer.epoch()).isEqualTo(3);
    assertThat(one.resolve("club", "bob@d/x").jid()).isEqualTo("alice@d/1");
    assertThat(database.find("club").orElseThrow().holder()).isEqualTo("i1");
  }

  @Test
  void aNameThatAnotherServerReleasedEndsHereAtTheElection() {
    two.registry.release("club", who("alice@d/9"), null);

    one.registry.sessionEnded("alice@d/1");

    assertThat(one.sentSince())
        .contains("status club stopped 1 to alice@d/2", "unavailable club to bob@d/x");
    assertThat(one.registry.live()).isEmpty();
  }
}
