package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Questions without end for names that nobody has. */
class FloodIT {
  private static final int QUESTIONS = 10_000;
  private static final int AT_ONCE = 200;
  private static final long MEGABYTE = 1024 * 1024;

  /** Lifts the limits of resolves and misses: with them, nothing like this gets through. */
  @Test
  void tenThousandUnknownNamesGrowNothing() throws Exception {
    EmbeddedOpenfireBuilder unlimited =
        Server.builder()
            .property("parley.names.limit.resolves", "0")
            .property("parley.names.limit.misses", "0");
    try (EmbeddedOpenfire server = unlimited.start();
        Client alice = Client.signIn(server, "alice", "a");
        Client eve = Client.signIn(server, "eve", "e")) {
      alice.start("club", "i1");
      Inside inside = new Inside(server);
      assertThat(missed(eve, AT_ONCE)).isEqualTo(AT_ONCE);
      Map<String, Long> before = settled(inside);
      assertThat(before)
          .as("what is looked at")
          .containsEntry("rows PARLEYNAME", 1L)
          .containsKey("cache Roster")
          .hasSizeGreaterThan(50);
      long heap = heap();
      int threads = Thread.activeCount();

      assertThat(missed(eve, QUESTIONS)).isEqualTo(QUESTIONS);

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(inside.sizes()).isEqualTo(before));
      assertThat(Thread.activeCount()).as("threads").isLessThan(threads + 20);
      assertThat(heap() - heap).as("bytes of heap").isLessThan(16 * MEGABYTE);
      assertThat(Xml.payload(eve.resolve("club"), "address")).isNotNull();
    }
  }

  /** Asks for names that nobody has, and returns how many answers said just that. */
  private static int missed(Client client, int questions) throws Exception {
    int missed = 0;
    for (int i = 0; i < questions; i += AT_ONCE) {
      List<String> ids = new ArrayList<>();
      for (int j = 0; j < AT_ONCE; j++) {
        ids.add(client.sendResolve("x" + UUID.randomUUID()));
      }
      for (String id : ids) {
        missed += Xml.error(client.answerTo(id)).equals("cancel item-not-found") ? 1 : 0;
      }
    }
    return missed;
  }

  /** The sizes once two looks at them agree: sign-in leaves something to do behind. */
  private static Map<String, Long> settled(Inside inside) {
    List<Map<String, Long>> looks = new ArrayList<>();
    await()
        .pollInterval(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              looks.add(inside.sizes());
              int n = looks.size();
              return n > 1 && looks.get(n - 1).equals(looks.get(n - 2));
            });
    return looks.get(looks.size() - 1);
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void aFloodIsRefusedPolitelyAndHindersNobodyElse() throws Exception {
    try (EmbeddedOpenfire server = Server.builder().start();
        Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b");
        Client eve = Client.signIn(server, "eve", "e")) {
      alice.start("club", "i1");
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<List<String>> flood = CompletableFuture.supplyAsync(() -> flood(eve, over));

      for (int i = 0; i < 300; i++) {
        Element address = Xml.payload(bob.resolve("club"), "address");
        assertThat(address.getAttribute("jid")).isEqualTo(alice.jid());
      }
      assertThat(Xml.error(bob.resolve("a-mistake"))).isEqualTo("cancel item-not-found");
      assertThat(Xml.payload(bob.start("bobs", "i1"), "status").getAttribute("state"))
          .isEqualTo("registered");
      assertThat(flood.isDone()).as("the flood ended before the others were done").isFalse();
      over.set(true);

      assertThat(flood.get(60, TimeUnit.SECONDS))
          .contains("cancel item-not-found", "wait policy-violation")
          .containsOnly("cancel item-not-found", "wait policy-violation");
    }
  }

  /** Asks for names that nobody has, without a pause, until it is over; returns all answers. */
  private static List<String> flood(Client client, AtomicBoolean over) {
    List<String> answers = new ArrayList<>();
    try {
      while (!over.get()) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          ids.add(client.sendResolve("x" + UUID.randomUUID()));
        }
        for (String id : ids) {
          answers.add(Xml.error(client.answerTo(id)));
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return answers;
  }
}
