package dev.parley.openfire.store;

import static dev.parley.openfire.store.NameStoreContract.runScript;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.openfire.it.Postgres;
import dev.parley.openfire.registry.LiveName;
import dev.parley.openfire.registry.NameRecord;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two whole registries on one PostgreSQL both see the active instance of a name die, and both hold
 * an election. One promotes; the other learns that it lost, and who is active.
 */
class PromotionRaceIT {
  private static final int ROUNDS = 1000;
  private static final String NAME = "club";

  private final CyclicBarrier line = new CyclicBarrier(2);
  private final Map<Long, String> holders = new HashMap<>();
  private final int[] wins = new int[2];
  private Postgres postgres;
  private String database;
  private List<RacingRegistry> racers = List.of();

  @BeforeEach
  void twoRegistries() throws Exception {
    postgres = Postgres.start();
    database = postgres.createDatabase();
    try (Connection connection = postgres.connect(database)) {
      runScript(connection, "postgresql");
    }
  }

  private void open() {
    racers =
        List.of(
            new RacingRegistry(postgres, database, line),
            new RacingRegistry(postgres, database, line));
  }

  @AfterEach
  void close() throws Exception {
    racers.forEach(RacingRegistry::close);
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void oneOfTwoPromotesEachTime() throws Exception {
    race();
  }

  /** As an administrator may have chosen: who loses then gets an error, not a count of 0. */
  @Test
  void oneOfTwoPromotesEachTimeWhereTransactionsAreSerializable() throws Exception {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE " + database + " SET default_transaction_isolation = 'serializable'");
    }
    race();
  }

  private void race() throws Exception {
    open();
    racers.get(0).start(NAME, "first", false);
    holders.put(1L, "first");
    for (int round = 0; round < ROUNDS; round++) {
      LiveName before = believeTheSame();
      for (int i = 0; i < 2; i++) {
        // The same standby for both, or one for each of which the other knows nothing.
        String standby = round % 2 == 0 ? "standby" + round : "standby" + round + "-" + i;
        racers.get(i).start(NAME, standby, true);
      }
      oneRound(before);
    }
    assertThat(holders).as("an epoch for each round, one holder for each").hasSize(1 + ROUNDS);
    assertThat(wins[0]).as("a race, not a walk-over").isBetween(1, ROUNDS - 1);
  }

  /** What one registry knows to be active, the other believes, too. */
  private LiveName believeTheSame() {
    LiveName state =
        racers.stream()
            .map(r -> r.live(NAME))
            .filter(s -> s != null && s.active().isPresent())
            .findFirst()
            .orElseThrow();
    racers.forEach(r -> r.believe(state));
    return state;
  }

  private void oneRound(LiveName before) throws Exception {
    String dead = before.active().orElseThrow().jid();
    List<CompletableFuture<String>> outcomes =
        racers.stream().map(r -> r.loses(NAME, dead)).toList();
    String first = outcomes.get(0).get(60, TimeUnit.SECONDS);
    String second = outcomes.get(1).get(60, TimeUnit.SECONDS);

    long epoch = before.epoch() + 1;
    NameRecord record = racers.get(0).record(NAME);
    String holder = record.holder();
    assertThat(record.epoch()).isEqualTo(epoch);
    assertThat(List.of(first, second))
        .as("epoch %d", epoch)
        .containsExactlyInAnyOrder(
            "serves " + holder + " " + epoch,
            "UNAVAILABLE The instance " + holder + " serves the name now, through another server.");
    int winner = first.startsWith("serves") ? 0 : 1;
    wins[winner]++;
    assertThat(racers.get(winner).takePromoted()).containsExactly(epoch + " " + holder);
    assertThat(racers.get(1 - winner).takePromoted()).isEmpty();
    LiveName loser = racers.get(1 - winner).live(NAME);
    assertThat(loser.active()).isEmpty();
    assertThat(loser.epoch()).isEqualTo(epoch);
    assertThat(holders.put(epoch, holder)).as("epoch %d is new", epoch).isNull();
  }
}
