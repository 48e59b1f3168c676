package dev.parley.connection.internal;

import dev.parley.connection.LinkTimings;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a link is dead: where nothing was received for a while it pings (XEP-0199), and
 * where not even that is answered, or the machine has lost the address that the link is bound to,
 * it says so. Its clock is "something came since I last looked", so that a change of the system's
 * time neither kills a link nor keeps a dead one.
 *
 * <p>All its methods run on the timer's one thread, and its callbacks too.
 */
final class Watchdog {

  private final LinkTimings timings;
  private final ScheduledExecutorService timer;
  private final LongSupplier lastReceived;
  private final Supplier<CompletionStage<?>> ping;
  private final BooleanSupplier unbound;
  private final Consumer<String> dead;
  private @Nullable ScheduledFuture<?> tick;
  private @Nullable ScheduledFuture<?> addressTick;
  private long seen;
  private int life;
  private boolean asking;

  /**
   * A watchdog, not yet watching.
   *
   * @param lastReceived changes whenever something is received
   * @param ping asks the server; completes in any way if it answers, fails after a time-out if not
   * @param unbound whether the machine has lost the link's address
   * @param dead called with the reason
   */
  Watchdog(
      LinkTimings timings,
      ScheduledExecutorService timer,
      LongSupplier lastReceived,
      Supplier<CompletionStage<?>> ping,
      BooleanSupplier unbound,
      Consumer<String> dead) {
    this.timings = timings;
    this.timer = timer;
    this.lastReceived = lastReceived;
    this.ping = ping;
    this.unbound = unbound;
    this.dead = dead;
  }

  void start() {
    stop();
    seen = lastReceived.getAsLong();
    long nanos = timings.silence().toNanos();
    tick = timer.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    addressTick = timer.scheduleWithFixedDelay(this::lookAtAddress, 1, 1, TimeUnit.SECONDS);
  }

  void stop() {
    life++;
    asking = false;
    if (tick != null) {
      tick.cancel(false);
      tick = null;
    }
    if (addressTick != null) {
      addressTick.cancel(false);
      addressTick = null;
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

  /** Its end is certain then, and the sooner it is made anew the sooner sessions find a path. */
  private void lookAtAddress() {
    if (unbound.getAsBoolean()) {
      dead.accept("this machine lost the address that it was bound to");
    }
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
                dead.accept("the server does not answer");
              }
            },
            timer);
  }
}
