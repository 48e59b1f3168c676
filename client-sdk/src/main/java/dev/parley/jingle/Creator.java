package dev.parley.jingle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which party brought a content in: {@code creator} (XEP-0166 1.1.2, section 7.3). */
public enum Creator {
  /** The party that sent session-initiate. */
  INITIATOR,
  /** The party that received it. */
  RESPONDER;

  private final String token = name().toLowerCase(Locale.ROOT);

  /**
   * The creator on the wire.
   *
   * @return {@code initiator} or {@code responder}
   */
  public String token() {
    return token;
  }

  /**
   * The other party.
   *
   * @return the one that this is not
   */
  public Creator other() {
    return this == INITIATOR ? RESPONDER : INITIATOR;
  }

  /** Null for an absent creator, which some clients leave out; any other token is refused. */
  static @Nullable Creator parse(@Nullable String token) {
    if (token == null) {
      return null;
    }
    for (Creator creator : values()) {
      if (creator.token.equals(token)) {
        return creator;
      }
    }
    throw new IllegalArgumentException("creator is neither initiator nor responder");
  }
}
