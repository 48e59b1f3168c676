package dev.parley.connection;

/**
 * Where a connection stands.
 *
 * <pre>
 *   NEW ──signIn──► SIGNING_IN ──ok──► ONLINE ──link lost──► RECONNECTING
 *    ▲                  │                 ▲                      │    │
 *    └─────fails────────┘                 └─────────ok───────────┘    │
 *   any ──close──► CLOSED ◄── replaced by another session, refused ───┘
 * </pre>
 */
public enum ConnectionState {
  /** Not signed in: never, or the sign-in failed. */
  NEW,
  /** The first sign-in is under way. */
  SIGNING_IN,
  /** Signed in; stanzas flow. */
  ONLINE,
  /** The link was lost and is being restored, as long as it takes. */
  RECONNECTING,
  /** Over, for good. */
  CLOSED
}
