package dev.parley.openfire.registry;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One token bucket for each key. Full buckets are forgotten, so idle keys cost nothing. */
final class TokenBuckets {
  private static final int TIDY_ABOVE = 4096;

  /** Tokens at a moment (epoch milliseconds). */
  private record Level(double tokens, long at) {

    double now(Rate rate, long millis) {
      return Math.min(rate.burst(), tokens + Math.max(0, millis - at) / 1000.0 * rate.perSecond());
    }
  }

  private final Map<String, Level> levels = new ConcurrentHashMap<>();
  private final Clock clock;
  private volatile int tidyAbove = TIDY_ABOVE;

  TokenBuckets(Clock clock) {
    this.clock = clock;
  }

  /** Takes a token. Returns false, and takes nothing, if there is none. */
  boolean take(String key, Rate rate) {
    if (rate.perSecond() <= 0) {
      return true;
    }
    long millis = clock.millis();
    boolean[] granted = new boolean[1];
    levels.compute(
        key,
        (k, level) -> {
          double tokens = level == null ? rate.burst() : level.now(rate, millis);
          granted[0] = tokens >= 1;
          return new Level(granted[0] ? tokens - 1 : tokens, millis);
        });
    if (levels.size() > tidyAbove) {
      levels.values().removeIf(level -> level.now(rate, millis) >= rate.burst());
      // If nearly all of them are in use, the next round comes only when there are twice as many.
      tidyAbove = Math.max(TIDY_ABOVE, levels.size() * 2);
    }
    return granted[0];
  }

  int size() {
    return levels.size();
  }
}
