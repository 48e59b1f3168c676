package dev.parley.connection.internal;

import dev.parley.connection.LinkTimings;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a link is dead: where nothing was received for a while it pings (XEP-0199), and
 * where not even that is answered it says so. Its clock is "something came since I last looked", so
 * that a change of the system's time neither kills a link nor keeps a dead one.
 *
 * <p>All its methods run on the timer's one thread, and its callbacks too.
 */
final class Watchdog {

  private final LinkTimings timings;
  private final ScheduledExecutorService timer;
  private final LongSupplier lastReceived;
  private final Supplier<CompletionStage<?>> ping;
  private final Runnable dead;
  private @Nullable ScheduledFuture<?> tick;
  private long seen;
  private int life;
  private boolean asking;

  /**
   * A watchdog, not yet watching.
   *
   * @param lastReceived changes whenever something is received
   * @param ping asks the server; completes in any way if it answers, fails after a time-out if not
   * @param dead called at most once per {@link #start()}
   */
  Watchdog(
      LinkTimings timings,
      ScheduledExecutorService timer,
      LongSupplier lastReceived,
      Supplier<CompletionStage<?>> ping,
      Runnable dead) {
    this.timings = timings;
    this.timer = timer;
    this.lastReceived = lastReceived;
    this.ping = ping;
    this.dead = dead;
  }

  void start() {
    stop();
    seen = lastReceived.getAsLong();
    long nanos = timings.silence().toNanos();
    tick = timer.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  void stop() {
    life++;
    asking = false;
    if (tick != null) {
      tick.cancel(false);
      tick = null;
    }
  }

  /** Somebody waited in vain for an answer: ask now instead of at the next look. */
  void suspect() {
    if (tick != null) {
      ask();
    }
  }

  private void look() {
    long now = lastReceived.getAsLong();
    if (now != seen) {
      seen = now;
      return;
    }
    ask();
  }

  private void ask() {
    if (asking) {
      return;
    }
    asking = true;
    int asked = life;
    long before = lastReceived.getAsLong();
    ping.get()
        .whenCompleteAsync(
            (pong, failure) -> {
              if (asked != life) {
                return;
              }
              asking = false;
              if (failure != null && lastReceived.getAsLong() == before) {
                dead.run();
              }
            },
            timer);
  }
}
