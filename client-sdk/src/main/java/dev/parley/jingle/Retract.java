package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * {@code <retract xmlns='urn:xmpp:jingle-message:0' id='…'>}: the caller does not want the session
 * any more.
 *
 * <p>XEP-0353 0.8 section 3.3.
 *
 * @param id of the call
 * @param reason why; null if absent
 * @param tieBreak whether the call has crossed one of the other side's, which stays (section 4.1)
 */
public record Retract(String id, @Nullable JingleReason reason, boolean tieBreak)
    implements JingleMessage {

  /** Refuses an id that is none. */
  public Retract {
    Jingle.checkSid(id);
  }

  @Override
  public Kind kind() {
    return Kind.RETRACT;
  }
}
