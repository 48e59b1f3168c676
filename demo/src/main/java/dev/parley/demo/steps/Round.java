package dev.parley.demo.steps;

/** Rounds what is printed: the rest of the digits is noise. */
final class Round {
  private Round() {}

  static double to(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
