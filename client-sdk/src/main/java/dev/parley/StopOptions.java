package dev.parley;

/**
 * How a master name is stopped.
 *
 * @param keepSessions whether sessions that came in by the name go on; else they end with a reason
 *     that their peers see
 */
public record StopOptions(boolean keepSessions) {

  /** Sessions that came in by the name end. */
  public static StopOptions defaults() {
    return new StopOptions(false);
  }

  /** Sessions that came in by the name go on. */
  public static StopOptions keepingSessions() {
    return new StopOptions(true);
  }
}
