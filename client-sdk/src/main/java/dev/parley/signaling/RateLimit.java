package dev.parley.signaling;

import java.time.Duration;

/** Lets so much pass in a span of time. Confined to the session's executor. */
final class RateLimit {

  private final int most;
  private final long span;
  private int taken;
  private long since;

  RateLimit(int most, Duration span) {
    this.most = most;
    this.span = span.toNanos();
  }

  /** Takes one more. */
  boolean isExceeded() {
    long now = System.nanoTime();
    if (taken == 0 || now - since > span) {
      since = now;
      taken = 0;
    }
    return ++taken > most;
  }
}
