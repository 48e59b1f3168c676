package dev.parley.openfire.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.openfire.registry.Access;
import dev.parley.openfire.registry.NameRecord;
import dev.parley.openfire.registry.TransferOffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stores keep, and promise, on any database; made by the script that Openfire runs. */
abstract class NameStoreContract {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ROUNDS = 1000;

  JdbcNameStore store;

  /** Makes a database with the schema, which the test has to itself. */
  abstract void make() throws Exception;

  /** Connections to that database. */
  abstract ConnectionSource connections();

  /** Makes the tables, as Openfire does: with comments taken out, one command at a time. */
  static void runScript(Connection connection, String database) throws Exception {
    String script =
        Files.readString(Path.of("src/main/openfire/database/parley_" + database + ".sql"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE ofVersion (name VARCHAR(50), version INTEGER)");
      for (String command : script.replaceAll("(?m)^(//|--).*$", "").split(";", -1)) {
        if (!command.isBlank()) {
          statement.execute(command);
        }
      }
    }
  }

  private JdbcNameStore newStore() {
    return new JdbcNameStore(connections());
  }

  @BeforeEach
  void open() throws Exception {
    make();
    store = newStore();
  }

  static NameRecord record(String name, Access access, Boolean listed, Set<String> allow) {
    return new NameRecord(
        name,
        "alice@d",
        "ab".repeat(32),
        "ID",
        "text",
        access,
        listed,
        allow,
        1,
        "i1",
        0,
        T0,
        T0,
        null,
        null);
  }

  @Test
  void whatGoesInComesOut() {
    NameRecord full =
        new NameRecord(
            "schach-\u0448\u0430\u0445",
            "alice@d",
            "ab".repeat(32),
            "ID",
            "\u00e9\u4e2d\ud83d\ude00",
            Access.ALLOW,
            false,
            Set.of("bob@d", "friends"),
            7,
            "i1",
            3,
            T0,
            T0.plusSeconds(1),
            T0.plusSeconds(2),
            new TransferOffer("carol@d", T0.plusSeconds(3)));
    assertThat(store.insert(full)).isTrue();
    assertThat(store.find(full.name())).contains(full);

    NameRecord bare =
        new NameRecord(
            "bare",
            "a@d",
            "cd".repeat(32),
            null,
            null,
            Access.OPEN,
            null,
            Set.of(),
            1,
            null,
            0,
            T0,
            T0,
            null,
            null);
    assertThat(store.insert(bare)).isTrue();
    assertThat(store.find("bare")).contains(bare);
    assertThat(store.find("none")).isEmpty();
  }

  @Test
  void aSecondInsertChangesNothing() {
    NameRecord first = record("club", Access.OPEN, null, Set.of());
    assertThat(store.insert(first)).isTrue();
    assertThat(store.insert(record("club", Access.PRIVATE, null, Set.of()))).isFalse();
    assertThat(store.find("club")).contains(first);
  }

  @Test
  void replaceIsACompareAndSet() {
    NameRecord first = record("club", Access.ALLOW, null, Set.of("a@d", "b@d"));
    store.insert(first);
    NameRecord second =
        new NameRecord(
            "club",
            "bob@d",
            first.keyHash(),
            null,
            null,
            Access.ALLOW,
            null,
            Set.of("b@d", "c@d"),
            2,
            "i2",
            1,
            T0,
            T0,
            null,
            null);
    assertThat(store.replace(second)).isTrue();
    assertThat(store.replace(second)).as("the revision has moved").isFalse();
    assertThat(store.find("club")).contains(second);
  }

  @Test
  void raisingTheEpochIsACompareAndSetOfTheEpoch() {
    NameRecord first = record("club", Access.ALLOW, null, Set.of("bob@d"));
    store.insert(first);
    Instant later = T0.plusSeconds(9);

    assertThat(store.raiseEpoch("club", 2, "i2", later)).as("from an epoch to come").isFalse();
    assertThat(store.find("club")).contains(first);
    assertThat(store.raiseEpoch("club", 1, "i2", later)).isTrue();
    assertThat(store.raiseEpoch("club", 1, "i3", later)).as("from a past epoch").isFalse();
    assertThat(store.raiseEpoch("none", 1, "i3", later)).isFalse();

    NameRecord raised = store.find("club").orElseThrow();
    assertThat(raised.epoch()).isEqualTo(2);
    assertThat(raised.holder()).isEqualTo("i2");
    assertThat(raised.used()).isEqualTo(later);
    assertThat(raised.allow()).containsExactly("bob@d");
    assertThat(store.replace(next(first))).as("the revision has moved").isFalse();
  }

  @Test
  void usingANameIsNotedOnceInAWhile() {
    NameRecord first = record("club", Access.OPEN, null, Set.of());
    store.insert(first);
    store.used("club", T0, T0.plusSeconds(9));
    assertThat(store.find("club")).as("noted since then").contains(first);
    store.used("club", T0.plusSeconds(1), T0.plusSeconds(9));
    assertThat(store.find("club").orElseThrow().used()).isEqualTo(T0.plusSeconds(9));
    assertThat(store.find("club").orElseThrow().revision()).isEqualTo(first.revision());
  }

  @Test
  void listsAndCounts() {
    store.insert(record("a-open", Access.OPEN, null, Set.of()));
    store.insert(record("b-private", Access.PRIVATE, null, Set.of()));
    store.insert(record("c-unlisted", Access.OPEN, false, Set.of()));
    store.insert(record("d-listed", Access.ALLOW, true, Set.of("bob@d")));
    NameRecord released = record("e-released", Access.OPEN, null, Set.of());
    store.insert(
        new NameRecord(
            "e-released",
            "alice@d",
            released.keyHash(),
            null,
            null,
            Access.OPEN,
            null,
            Set.of(),
            1,
            null,
            0,
            T0,
            T0,
            T0,
            null));

    assertThat(store.page("", "bob@d", 100))
        .extracting(NameRecord::name)
        .containsExactly("a-open", "d-listed");
    assertThat(store.page("", "alice@d", 2))
        .extracting(NameRecord::name)
        .containsExactly("a-open", "b-private");
    assertThat(store.page("b-private", "alice@d", 100)).hasSize(2);
    assertThat(store.page("", "bob@d", 100).get(1).allow()).containsExactly("bob@d");
    assertThat(store.countOwned("alice@d")).isEqualTo(4);
    assertThat(store.ownedBy("alice@d")).hasSize(4);
    assertThat(store.count()).isEqualTo(4);
    assertThat(store.held("c-unlisted", 10)).containsExactly("d-listed");
    assertThat(store.unusedSince(T0.plusSeconds(1), 10)).hasSize(4);
    assertThat(store.unusedSince(T0, 10)).isEmpty();
  }

  @Test
  void pagesShowEveryNameOnce() {
    Set<String> names =
        Set.of(
            "a", "a-b", "a.b", "aa", "ab", "a_b", "b", "z", "\u00e9t\u00e9", "\u0448\u0430\u0445");
    names.forEach(name -> store.insert(record(name, Access.OPEN, null, Set.of())));

    List<String> seen = new ArrayList<>();
    List<String> page = List.of("");
    while (!page.isEmpty()) {
      page =
          store.page(page.get(page.size() - 1), "bob@d", 3).stream().map(NameRecord::name).toList();
      seen.addAll(page);
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aSubscriptionIsThereOnce() {
    JdbcSubscriptionStore subscriptions = new JdbcSubscriptionStore(connections());
    subscriptions.subscribe("club", "bob@d");
    subscriptions.subscribe("club", "bob@d");
    subscriptions.subscribe("club", "carol@d");

    assertThat(subscriptions.subscribers("club")).containsExactlyInAnyOrder("bob@d", "carol@d");
    assertThat(subscriptions.count("club")).isEqualTo(2);
    assertThat(subscriptions.isSubscribed("club", "bob@d")).isTrue();
    assertThat(subscriptions.unsubscribe("club", "bob@d")).isTrue();
    assertThat(subscriptions.unsubscribe("club", "bob@d")).isFalse();
    assertThat(subscriptions.isSubscribed("club", "bob@d")).isFalse();
    subscriptions.clear("club");
    assertThat(subscriptions.count("club")).isZero();
  }

  /** Two registries on one database race for the next epoch. */
  @Test
  void oneOfTwoRegistriesWinsEachTime() throws Exception {
    store.insert(record("club", Access.ALLOW, null, Set.of("bob@d", "carol@d")));
    Set<Long> epochs = new HashSet<>();
    int[] wins = new int[2];
    race(
        (round, racer, mine) -> {
          NameRecord next = next(mine.find("club").orElseThrow());
          return () -> mine.replace(next) ? next.epoch() : null;
        },
        (round, won) -> {
          assertThat(won).as("round %d", round).hasSize(1);
          won.forEach(
              (racer, epoch) -> {
                wins[racer]++;
                assertThat(epochs.add(epoch)).as("epoch %d is new", epoch).isTrue();
              });
        });
    assertThat(epochs).hasSize(ROUNDS);
    assertThat(wins[0]).as("a race, not a walk-over").isBetween(1, ROUNDS - 1);
    NameRecord last = store.find("club").orElseThrow();
    assertThat(last.epoch()).isEqualTo(1 + ROUNDS);
    assertThat(last.allow()).containsExactlyInAnyOrder("bob@d", "carol@d");
  }

  /** Two registries on one database register one name. */
  @Test
  void oneOfTwoRegistriesRegistersAName() throws Exception {
    race(
        (round, racer, mine) -> {
          NameRecord first = record("club" + round, Access.ALLOW, null, Set.of("racer" + racer));
          return () -> mine.insert(first) ? 1L : null;
        },
        (round, won) -> {
          assertThat(won).as("round %d", round).hasSize(1);
          assertThat(store.find("club" + round).orElseThrow().allow())
              .isEqualTo(Set.of("racer" + won.keySet().iterator().next()));
        });
  }

  /** Reads what it needs; what it returns is run at the same moment as the other's. */
  private interface Racer {
    Callable<Long> ready(int round, int racer, JdbcNameStore mine);
  }

  /** Looks at a round: what each winner, 0 or 1, has won. */
  private interface Judge {
    void look(int round, Map<Integer, Long> won);
  }

  private void race(Racer racer, Judge judge) throws Exception {
    JdbcNameStore[] stores = {newStore(), newStore()};
    CyclicBarrier line = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        List<Callable<Long>> racers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          Callable<Long> ready = racer.ready(round, i, stores[i]);
          racers.add(
              () -> {
                line.await(30, TimeUnit.SECONDS);
                return ready.call();
              });
        }
        List<Future<Long>> results = threads.invokeAll(racers);
        Map<Integer, Long> won = new HashMap<>();
        for (int i = 0; i < 2; i++) {
          Long prize = results.get(i).get();
          if (prize != null) {
            won.put(i, prize);
          }
        }
        judge.look(round, won);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static NameRecord next(NameRecord r) {
    return new NameRecord(
        r.name(),
        r.owner(),
        r.keyHash(),
        r.identity(),
        r.description(),
        r.access(),
        r.listed(),
        r.allow(),
        r.epoch() + 1,
        r.holder(),
        r.revision() + 1,
        r.created(),
        r.used(),
        null,
        null);
  }
}
