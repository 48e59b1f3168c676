package dev.parley.name;

/**
 * Told whether a watched name is served, in order, on the listener executor of the connection. The
 * first event tells how things are.
 */
public interface NameListener {

  /** The name is served now. */
  default void onOnline(long epoch) {}

  /** Nobody serves the name now, there is no such name, or it is hidden from this account. */
  default void onOffline() {}

  /** Another instance serves the name than before. */
  default void onMoved(long epoch) {}

  /**
   * The link to the server is lost, so that nobody knows; when it is back one of the other events
   * tells how things are.
   */
  default void onInterrupted() {}
}
