package dev.parley.benchmarks;

import java.util.Arrays;

/** Compares two samples by rank (Mann and Whitney), so that single delays do not matter. */
final class Ranks {
  private Ranks() {}

  /** The share of pairs in which the one is higher than the other; draws count half. */
  static double higher(double[] one, double[] other) {
    double[] sorted = other.clone();
    Arrays.sort(sorted);
    double wins = 0;
    for (double value : one) {
      int below = below(sorted, value, false);
      int notAbove = below(sorted, value, true);
      wins += below + (notAbove - below) / 2.0;
    }
    return wins / one.length / other.length;
  }

  /** How many are below a value, or equal to it. */
  private static int below(double[] sorted, double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
