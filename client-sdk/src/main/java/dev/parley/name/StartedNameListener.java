package dev.parley.name;

/** Told what becomes of a started name, in order, on the listener executor of the connection. */
public interface StartedNameListener {

  /** This instance serves the name: promoted, or started again after an interruption. */
  default void onActive(long epoch) {}

  /** Another instance serves the name; this one waits. */
  default void onStandby() {}

  /** The link to the server is lost; the name is started again by itself. */
  default void onInterrupted() {}

  /**
   * This instance does not serve the name any more and will not by itself.
   *
   * @param cause why
   */
  default void onEnded(NameException cause) {}
}
