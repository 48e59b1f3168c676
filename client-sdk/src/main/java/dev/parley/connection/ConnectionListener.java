package dev.parley.connection;

/**
 * Told about the fate of a connection, in order, on the listener executor of {@link
 * ConnectionSettings}. {@link Connection#state()} already shows the new state.
 */
public interface ConnectionListener {

  /**
   * The connection works.
   *
   * @param resumed whether the session before the interruption goes on and nothing was lost
   *     (XEP-0198); false for the first sign-in, and for a new session
   */
  default void onOnline(boolean resumed) {}

  /**
   * The link is lost; attempts to restore it begin by themselves.
   *
   * @param reason one line for people
   */
  default void onOffline(String reason) {}

  /**
   * An attempt to restore the link failed; the next follows by itself.
   *
   * @param cause why
   */
  default void onReconnectFailed(SignInException cause) {}

  /**
   * The connection is over and will not come back.
   *
   * @param cause why, with what to do
   */
  default void onClosed(ConnectionClosedException cause) {}
}
