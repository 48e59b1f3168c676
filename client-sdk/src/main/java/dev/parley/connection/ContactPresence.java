package dev.parley.connection;

/** Whether a contact can be reached (RFC 6121, section 4.7). */
public enum ContactPresence {
  /** Signed in. */
  AVAILABLE,
  /** Signed in, but away for now. */
  AWAY,
  /** Signed in, and does not want to be disturbed. */
  BUSY,
  /** Not signed in, or does not show it to this account. */
  OFFLINE
}
