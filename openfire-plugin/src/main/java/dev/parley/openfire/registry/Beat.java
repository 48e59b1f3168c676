package dev.parley.openfire.registry;

import java.time.Duration;

/** When answers leave that must not tell by their time what was looked at for them. */
public final class Beat {
  private Beat() {}

  /**
   * How long an answer waits: until the next multiple of the beat since its request came.
   *
   * @param taken how long ago that was
   * @param beat zero or less: it does not wait
   */
  public static Duration untilNext(Duration taken, Duration beat) {
    if (beat.isZero() || beat.isNegative()) {
      return Duration.ZERO;
    }
    long over = Math.floorMod(taken.toNanos(), beat.toNanos());
    return beat.minusNanos(over);
  }
}
