package dev.parley.jingle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code action} of a {@link Jingle} (XEP-0166 1.1.2, section 7.2). */
public enum JingleAction {
  /** Accepts a content-add. */
  CONTENT_ACCEPT,
  /** Offers another content. */
  CONTENT_ADD,
  /** Changes who sends. */
  CONTENT_MODIFY,
  /** Refuses a content-add. */
  CONTENT_REJECT,
  /** Ends a content. */
  CONTENT_REMOVE,
  /** Tells more about a description. */
  DESCRIPTION_INFO,
  /** Tells more about security. */
  SECURITY_INFO,
  /** Accepts the session. */
  SESSION_ACCEPT,
  /** Tells of ringing, hold, mute; empty as a ping. */
  SESSION_INFO,
  /** Offers a session. */
  SESSION_INITIATE,
  /** Ends the session. */
  SESSION_TERMINATE,
  /** Accepts a transport-replace. */
  TRANSPORT_ACCEPT,
  /** Brings candidates, or new ICE credentials. */
  TRANSPORT_INFO,
  /** Refuses a transport-replace. */
  TRANSPORT_REJECT,
  /** Offers another transport. */
  TRANSPORT_REPLACE,
  /** An action that no text known here defines; never sent. */
  UNKNOWN;

  private final String token = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * The action on the wire.
   *
   * @return for example {@code session-initiate}
   */
  public String token() {
    return token;
  }

  static JingleAction parse(@Nullable String token) {
    for (JingleAction action : values()) {
      if (action.token.equals(token)) {
        return action;
      }
    }
    return UNKNOWN;
  }
}
