package dev.parley.name;

/** What a master thinks of a caller's ticket. */
public enum TicketVerdict {
  /** The server let this caller resolve the name, and meant this instance. */
  VALID,
  /** The caller gave none. Judge it as any caller that names no name. */
  ABSENT,
  /** This instance does not serve the name, or the epoch is another: the caller resolves again. */
  STALE,
  /** It was good, too long ago: the caller resolves again. */
  EXPIRED,
  /** Forged, damaged, or another caller's. */
  INVALID
}
