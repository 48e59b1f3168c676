package dev.parley.mapping;

import dev.parley.jingle.JingleReason;

/**
 * A Jingle description cannot become a session description. The peer is to be told with {@link
 * #condition()}: in a session-terminate for a whole session, in a content-reject for a content that
 * was to be added.
 */
public final class MappingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final JingleReason.Condition condition;

  MappingException(JingleReason.Condition condition, String message) {
    super(message);
    this.condition = condition;
  }

  MappingException(JingleReason.Condition condition, String message, Throwable cause) {
    super(message, cause);
    this.condition = condition;
  }

  /**
   * What to tell the peer.
   *
   * @return for example {@code SECURITY_ERROR} for a missing fingerprint
   */
  public JingleReason.Condition condition() {
    return condition;
  }
}
