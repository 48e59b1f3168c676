package dev.parley;

/**
 * Where a call stands.
 *
 * <pre>
 *   PROPOSED ──► RINGING ──► PROCEEDING ──► CONNECTED ──► FINISHED
 *      │            │             │
 *      └────────────┴─────────────┴──► any of the states that are over
 * </pre>
 *
 * An incoming call begins as {@link #RINGING}, and an outgoing one may skip it: not every client
 * says that it rings.
 */
public enum CallState {
  /** The person was called, and no device says that it rings. */
  PROPOSED,
  /** At least one device of the called account rings. */
  RINGING,
  /** One device has taken the call, and the session with it is coming up. */
  PROCEEDING,
  /** There is a session. */
  CONNECTED,
  /** The session came about and has ended. */
  FINISHED,
  /** The called account declined. */
  REJECTED,
  /** The caller gave up before anybody answered; or, on the calling side, this program did. */
  RETRACTED,
  /** Another device of the called account took the call. */
  ANSWERED_ELSEWHERE,
  /** Another device of the called account declined it. */
  REJECTED_ELSEWHERE,
  /** Nobody answered in time, or the caller is gone. */
  MISSED,
  /** The same person has called anew, or both called each other and the other call stays. */
  REPLACED,
  /** This program does not want to hear of it any more, but other devices may ring on. */
  IGNORED,
  /** It was taken, or could not be brought to the person, but no session came about. */
  FAILED;

  /** Whether nothing more comes of it. */
  public boolean isOver() {
    return compareTo(CONNECTED) > 0;
  }
}
