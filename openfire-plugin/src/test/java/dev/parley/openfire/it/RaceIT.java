package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Two accounts that want one name at the same moment. */
class RaceIT {
  private static final int ROUNDS = 1000;

  /** Lifts the limits of names and registrations: there are a thousand. */
  @Test
  void exactlyOneWinsEachTime() throws Exception {
    try (EmbeddedOpenfire server =
            Server.builder()
                .property("parley.names.limit.names", "100000")
                .property("parley.names.limit.registrations", "0")
                .start();
        Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b")) {
      ExecutorService threads = Executors.newFixedThreadPool(2);
      CyclicBarrier line = new CyclicBarrier(2);
      int aliceWins = 0;
      try {
        for (int i = 0; i < ROUNDS; i++) {
          String name = "race" + i;
          CompletableFuture<Element> one = run(threads, line, alice, name);
          CompletableFuture<Element> two = run(threads, line, bob, name);
          boolean aliceWon = won(one.get(20, TimeUnit.SECONDS));
          boolean bobWon = won(two.get(20, TimeUnit.SECONDS));
          assertThat(aliceWon).as(name).isNotEqualTo(bobWon);
          aliceWins += aliceWon ? 1 : 0;
          Element address = Xml.payload(alice.resolve(name), "address");
          assertThat(address.getAttribute("jid")).isEqualTo(aliceWon ? alice.jid() : bob.jid());
          assertThat(address.getAttribute("epoch")).isEqualTo("1");
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(aliceWins).as("a race, not a walk-over").isBetween(1, ROUNDS - 1);
    }
  }

  private static CompletableFuture<Element> run(
      ExecutorService threads, CyclicBarrier line, Client client, String name) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            line.await(10, TimeUnit.SECONDS);
            return client.start(name, "i");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        threads);
  }

  private static boolean won(Element answer) {
    if (answer.getAttribute("type").equals("result")) {
      assertThat(Xml.payload(answer, "status").getAttribute("state")).isEqualTo("registered");
      return true;
    }
    assertThat(Xml.error(answer)).isEqualTo("cancel conflict exists");
    return false;
  }
}
