package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * {@code <reject xmlns='urn:xmpp:jingle-message:0' id='…'>}: the called account declines.
 *
 * <p>XEP-0353 0.8 section 3.5.
 *
 * @param id of the call
 * @param reason why; null if absent
 * @param tieBreak whether the call has crossed one of the decliner's, which stays (section 4.1)
 */
public record Reject(String id, @Nullable JingleReason reason, boolean tieBreak)
    implements JingleMessage {

  /** Refuses an id that is none. */
  public Reject {
    Jingle.checkSid(id);
  }

  @Override
  public Kind kind() {
    return Kind.REJECT;
  }
}
