package dev.parley.openfire.registry;

/** Looks at the server's sessions. Fast; any thread. */
@FunctionalInterface
public interface Sessions {

  /** The state of the session with this full JID. */
  SessionState state(String fullJid);
}
