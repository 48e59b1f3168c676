package dev.parley.session;

import static dev.parley.session.Role.INITIATOR;
import static dev.parley.session.Role.RESPONDER;

import dev.parley.jingle.JingleAction;
import java.util.Optional;

/**
 * Where a session stands (XEP-0166 section 5).
 *
 * <pre>
 *                  session-initiate               session-accept
 *                  from the initiator             from the responder
 *          NEW ─────────────────────► PENDING ─────────────────────► ACTIVE
 *                                      │   ▲                          │  ▲
 *                                      │   └─ any info                │  └─ any info; changes of
 *                                      │                              │     contents or transports
 *                                      │                              │
 *                                      └──────► ENDED ◄───────────────┘
 *                                          session-terminate from either
 * </pre>
 *
 * <p>What the diagram does not show is out of order: in ENDED everything, in NEW everything but the
 * beginning. XEP-0166 allows changes of the contents in PENDING too; but there is nothing to change
 * before the offer is answered (RFC 3264 section 5).
 */
public enum SessionState {
  /** Nothing was said yet. */
  NEW,
  /** Initiated and not accepted. */
  PENDING,
  /** Accepted. */
  ACTIVE,
  /** Over. */
  ENDED;

  /**
   * Where an action leads.
   *
   * @param sender which side sends it
   * @return empty if the action is out of order
   */
  public Optional<SessionState> after(JingleAction action, Role sender) {
    return switch (action) {
      case SESSION_INITIATE ->
          this == NEW && sender == INITIATOR ? Optional.of(PENDING) : Optional.empty();
      case SESSION_ACCEPT ->
          this == PENDING && sender == RESPONDER ? Optional.of(ACTIVE) : Optional.empty();
      case SESSION_TERMINATE -> isLive() ? Optional.of(ENDED) : Optional.empty();
      case SESSION_INFO, TRANSPORT_INFO, DESCRIPTION_INFO, SECURITY_INFO, UNKNOWN ->
          isLive() ? Optional.of(this) : Optional.empty();
      case CONTENT_ADD,
          CONTENT_ACCEPT,
          CONTENT_REJECT,
          CONTENT_REMOVE,
          CONTENT_MODIFY,
          TRANSPORT_REPLACE,
          TRANSPORT_ACCEPT,
          TRANSPORT_REJECT ->
          this == ACTIVE ? Optional.of(this) : Optional.empty();
    };
  }

  /** Whether the two sides can speak to each other in it. */
  public boolean isLive() {
    return this == PENDING || this == ACTIVE;
  }
}
