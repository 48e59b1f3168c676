package dev.parley.signaling;

import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.peer.EndReason;
import org.jspecify.annotations.Nullable;

/** The reasons of XEP-0166 section 7.4, as stanzas and as peers have them. */
final class Reasons {

  /** What is told to a peer for people, at most; the wire takes more, but no person reads more. */
  private static final int MAX_TEXT = 1024;

  private Reasons() {}

  static EndReason of(Condition condition) {
    return EndReason.ofToken(condition.token());
  }

  static JingleReason toJingle(EndReason reason, @Nullable String text) {
    return JingleReason.of(condition(reason), shortened(text));
  }

  private static Condition condition(EndReason reason) {
    for (Condition condition : Condition.values()) {
      if (condition.token().equals(reason.token())) {
        return condition;
      }
    }
    return Condition.GENERAL_ERROR;
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
