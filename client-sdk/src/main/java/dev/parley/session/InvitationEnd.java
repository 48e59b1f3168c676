package dev.parley.session;

import dev.parley.jingle.JingleReason;
import org.jspecify.annotations.Nullable;

/**
 * How a call came to its end, if this client's own program did not end it.
 *
 * @param cause what happened
 * @param reason what the other side said; null if nothing
 */
public record InvitationEnd(Cause cause, @Nullable JingleReason reason) {

  /** What happened. */
  public enum Cause {
    /** The called account declined. */
    REJECTED,
    /** The caller gave up. */
    RETRACTED,
    /** Another device of this account took it. */
    ANSWERED_ELSEWHERE,
    /** Another device of this account declined it. */
    REJECTED_ELSEWHERE,
    /** It rang until nobody could be expected to call any more, or the caller is gone. */
    MISSED,
    /** Nobody took it in time; it was retracted. */
    UNANSWERED,
    /** The propose did not get to the account. */
    UNREACHABLE,
    /** The same caller calls anew. */
    REPLACED,
    /** The other side says that the session is over. */
    FINISHED
  }

  static InvitationEnd of(Cause cause) {
    return new InvitationEnd(cause, null);
  }
}
