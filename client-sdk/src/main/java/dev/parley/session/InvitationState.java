package dev.parley.session;

import static dev.parley.session.Role.INITIATOR;
import static dev.parley.session.Role.RESPONDER;

import dev.parley.jingle.JingleMessage;
import java.util.Optional;

/**
 * Where a call stands before and beside its session (XEP-0353 section 3). The initiator is the
 * caller.
 *
 * <pre>
 *               propose              ringing              proceed, accept
 *               from the caller      from the called      from the called
 *       NEW ────────────► PROPOSED ───────────► RINGING ────────────────► PROCEEDED
 *                            │ │                  │  ▲ │                      │
 *                            │ │                  │  └─┘ ringing of others    │
 *                            │ └─ proceed, accept ─────────────────────────►  │
 *                            │                    │                           │
 *                            ▼                    ▼                           ▼
 *                          ENDED                ENDED                       ENDED
 *                     reject, retract,     reject, retract,            retract, finish
 *                     finish               finish
 * </pre>
 *
 * <p>What the diagram does not show is out of order, and changes nothing: messages have no error
 * replies here. A reject is the called account's, a retract the caller's, a finish either's.
 */
public enum InvitationState {
  /** Nothing was said yet. */
  NEW,
  /** The caller has proposed. */
  PROPOSED,
  /** At least one device rings. */
  RINGING,
  /** One device has taken the call; the session follows. */
  PROCEEDED,
  /** Over. */
  ENDED;

  /**
   * Where a message leads.
   *
   * @param sender which side sends it
   * @return empty if it is out of order
   */
  public Optional<InvitationState> after(JingleMessage.Kind kind, Role sender) {
    return switch (kind) {
      case PROPOSE -> when(this == NEW && sender == INITIATOR, PROPOSED);
      case RINGING -> when(isOpen() && sender == RESPONDER, RINGING);
      case PROCEED, ACCEPT -> when(isOpen() && sender == RESPONDER, PROCEEDED);
      case REJECT -> when(isOpen() && sender == RESPONDER, ENDED);
      // It may cross a proceed.
      case RETRACT -> when((isOpen() || this == PROCEEDED) && sender == INITIATOR, ENDED);
      case FINISH -> when(isOpen() || this == PROCEEDED, ENDED);
    };
  }

  /** Whether it waits for somebody to take it. */
  public boolean isOpen() {
    return this == PROPOSED || this == RINGING;
  }

  private static Optional<InvitationState> when(boolean inOrder, InvitationState next) {
    return inOrder ? Optional.of(next) : Optional.empty();
  }
}
