package dev.parley.media;

import org.jspecify.annotations.Nullable;

/**
 * What a number should or must be: ConstrainULong and ConstrainDouble of W3C Media Capture and
 * Streams, section 11.
 *
 * @param exact what it must be; null if that is open
 * @param ideal what it should be as nearly as possible; null if that does not matter
 * @param min the least it may be; null if that is open
 * @param max the most it may be; null if that is open
 */
public record NumberConstraint(
    @Nullable Integer exact,
    @Nullable Integer ideal,
    @Nullable Integer min,
    @Nullable Integer max) {

  /** Anything goes. */
  public static final NumberConstraint ANY = new NumberConstraint(null, null, null, null);

  /** Must be that. */
  public static NumberConstraint exact(int value) {
    return new NumberConstraint(value, null, null, null);
  }

  /** Should be near to that. */
  public static NumberConstraint ideal(int value) {
    return new NumberConstraint(null, value, null, null);
  }

  /** Must be within these bounds, both included. */
  public static NumberConstraint between(int min, int max) {
    return new NumberConstraint(null, null, min, max);
  }

  /** Whether that value is allowed. */
  boolean allows(int value) {
    return (exact == null || exact == value)
        && (min == null || value >= min)
        && (max == null || value <= max);
  }

  /** The fitness distance: 0 is ideal, 1 is far off. */
  double distance(int value, int fallback) {
    int wanted = ideal == null ? fallback : ideal;
    double distance =
        value == wanted
            ? 0
            : Math.abs(value - wanted) / (double) Math.max(Math.abs(value), Math.abs(wanted));
    // What nobody asked for decides only between devices that fit equally well.
    return ideal == null ? distance / 1000 : distance;
  }
}
