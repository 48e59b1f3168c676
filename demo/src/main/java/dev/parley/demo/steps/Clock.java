package dev.parley.demo.steps;

import java.util.Locale;

/** Measures from its making. */
final class Clock {
  private final long start = System.nanoTime();

  double millis() {
    return (System.nanoTime() - start) / 1e6;
  }

  /** For people: "12.3 ms", "4.56 s". */
  static String text(double millis) {
    return millis < 1000
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : String.format(Locale.ROOT, "%.2f s", millis / 1000);
  }
}
