package dev.parley.openfire.registry;

/**
 * A limit as a token bucket.
 *
 * @param perSecond how fast it refills; zero or less lifts the limit
 * @param burst how much it holds
 */
public record Rate(double perSecond, double burst) {

  /** No limit. */
  public static final Rate UNLIMITED = new Rate(0, 0);
}
