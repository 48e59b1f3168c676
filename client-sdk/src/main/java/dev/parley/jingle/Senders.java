package dev.parley.jingle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who sends in a content: {@code senders} (XEP-0166 1.1.2, section 7.3); absent means both. */
public enum Senders {
  /** Both parties, the default, not written. */
  BOTH,
  /** Only the session's initiator. */
  INITIATOR,
  /** Nobody. */
  NONE,
  /** Only the session's responder. */
  RESPONDER;

  private final String token = name().toLowerCase(Locale.ROOT);

  /**
   * The senders on the wire.
   *
   * @return for example {@code both}
   */
  public String token() {
    return token;
  }

  /**
   * Whether a party sends.
   *
   * @param party which
   * @return true if it is among the senders
   */
  public boolean includes(Creator party) {
    return this == BOTH || this == (party == Creator.INITIATOR ? INITIATOR : RESPONDER);
  }

  /**
   * The senders with this will.
   *
   * @param initiator whether the initiator sends
   * @param responder whether the responder sends
   * @return the one value that says so
   */
  public static Senders of(boolean initiator, boolean responder) {
    if (initiator) {
      return responder ? BOTH : INITIATOR;
    }
    return responder ? RESPONDER : NONE;
  }

  static Senders parse(@Nullable String token) {
    if (token == null) {
      return BOTH;
    }
    for (Senders senders : values()) {
      if (senders.token.equals(token)) {
        return senders;
      }
    }
    throw new IllegalArgumentException("senders is not both, initiator, none or responder");
  }
}
