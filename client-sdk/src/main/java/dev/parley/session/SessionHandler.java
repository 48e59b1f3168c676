package dev.parley.session;

import dev.parley.jingle.Jingle;
import java.util.concurrent.Executor;

/** Takes sessions that others begin. */
@FunctionalInterface
public interface SessionHandler {

  /**
   * Prepares for a session, before anything of it was looked at. Called on the connection's own
   * thread: must be quick and must not block.
   */
  Reception receive(SessionKey key);

  /** Takes one session. */
  interface Reception {

    /** What the session's work is to run on, one task at a time. */
    Executor executor();

    /**
     * Judges the session-initiate, which is well-formed and has credentials. Called on the
     * executor. If it is to be acknowledged, the session's listener must be set when this returns.
     */
    Handling onInitiate(JingleSession session, Jingle initiate);

    /** The session is over, whoever ended it. Called on the executor. */
    default void onEnded() {}
  }
}
