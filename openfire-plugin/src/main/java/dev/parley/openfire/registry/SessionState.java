package dev.parley.openfire.registry;

/** What the XMPP server knows of a session. */
public enum SessionState {
  /** Its connection stands, as far as the server can tell. */
  CONNECTED,
  /** Its connection is gone; it waits to be resumed (XEP-0198). */
  DETACHED,
  /** There is no such session. */
  GONE,
  /** It is on another server or node. */
  ELSEWHERE
}
