package dev.parley.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.connection.LinkTimings;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final AtomicLong lastReceived = new AtomicLong(1);
  private final Queue<CompletableFuture<Void>> pings = new ConcurrentLinkedQueue<>();
  private final AtomicInteger deaths = new AtomicInteger();
  private final AtomicBoolean unbound = new AtomicBoolean();
  private final Watchdog watchdog =
      new Watchdog(
          LinkTimings.defaults().withWatchdog(Duration.ofMillis(20), Duration.ofSeconds(1)),
          timer,
          lastReceived::get,
          () -> {
            CompletableFuture<Void> ping = new CompletableFuture<>();
            pings.add(ping);
            return ping;
          },
          unbound::get,
          reason -> deaths.incrementAndGet());

  @BeforeEach
  void start() {
    timer.execute(watchdog::start);
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void asksAfterSilenceAndDeclaresDeathOnce() {
    await().until(() -> pings.size() == 1);
    pings.remove().completeExceptionally(new IllegalStateException("no answer"));
    await().until(() -> deaths.get() == 1);
    timer.execute(watchdog::stop);
    assertThat(deaths).hasValue(1);
  }

  @Test
  void anAnswerOfAnyKindIsLife() {
    await().until(() -> pings.size() == 1);
    pings.remove().complete(null);
    await().until(() -> pings.size() == 1);
    lastReceived.incrementAndGet();
    pings.remove().completeExceptionally(new IllegalStateException("no answer, but a stanza came"));
    await().until(() -> pings.size() == 1);
    assertThat(deaths).hasValue(0);
  }

  @Test
  void doesNotAskTwiceAtOnce() {
    await().until(() -> pings.size() == 1);
    timer.execute(watchdog::suspect);
    await().during(Duration.ofMillis(100)).until(() -> pings.size() == 1);
  }

  @Test
  void aStoppedOneIsSilentEvenIfItsPingFailsLater() {
    await().until(() -> pings.size() == 1);
    timer.execute(watchdog::stop);
    timer.execute(
        () -> pings.remove().completeExceptionally(new IllegalStateException("no answer")));
    await().during(Duration.ofMillis(100)).until(() -> deaths.get() == 0 && pings.isEmpty());
  }

  @Test
  void aLinkWithoutItsAddressIsDeadWithoutAsking() {
    unbound.set(true);
    await().until(() -> deaths.get() == 1);
  }

  @Test
  void aSuspicionAsksAtOnce() {
    timer.execute(
        () -> {
          watchdog.stop();
          pings.clear();
        });
    timer.execute(watchdog::suspect);
    await().during(Duration.ofMillis(60)).until(pings::isEmpty);
    timer.execute(
        () -> {
          watchdog.start();
          watchdog.suspect();
        });
    await().until(() -> pings.size() == 1);
  }
}
