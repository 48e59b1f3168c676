package dev.parley.connection.internal;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits between attempts: nearly none before the first, then doubling up to a limit, each cut by up
 * to half at random so that the clients of a server which comes back do not come all at once.
 */
public final class Backoff {

  private static final Duration FIRST_JITTER = Duration.ofMillis(100);

  private final Duration first;
  private final Duration max;
  private final DoubleSupplier random;
  private int attempts;

  /**
   * Waits from {@code first} to {@code max}.
   *
   * @param random gives numbers from 0 to 1
   */
  public Backoff(Duration first, Duration max, DoubleSupplier random) {
    this.first = first;
    this.max = max;
    this.random = random;
  }

  /** How long to wait before the next attempt. */
  public Duration next() {
    int attempt = attempts++;
    if (attempt == 0) {
      return scaled(FIRST_JITTER, random.getAsDouble());
    }
    int doublings = Math.min(attempt - 1, 30);
    long millis = Math.min(max.toMillis(), first.toMillis() << Math.min(doublings, 20));
    return scaled(Duration.ofMillis(millis), 0.5 + random.getAsDouble() / 2);
  }

  /** Starts again with the shortest wait. */
  public void reset() {
    attempts = 0;
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }
}
