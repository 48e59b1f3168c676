package dev.parley.name;

/**
 * Where this instance of a name stands.
 *
 * <pre>
 *   ACTIVE ◄──promoted── STANDBY
 *     │  ▲                 │  ▲
 *   link lost, restored by itself
 *     ▼  │                 ▼  │
 *         INTERRUPTED ────────
 *   any ──stopped, refused──► ENDED
 * </pre>
 */
public enum Standing {
  /** Callers of the name reach this instance. */
  ACTIVE,
  /** Another instance serves the name; this one takes over when that one ends. */
  STANDBY,
  /** The link to the server is lost; the name is started again by itself. */
  INTERRUPTED,
  /** This instance does not serve the name any more. */
  ENDED
}
