package dev.parley.internal;

import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerClosed;
import org.jspecify.annotations.Nullable;

/** Why calls end, as stanzas and as the application have it. */
final class CallReasons {

  private static final int MAX_TEXT = 1024;

  private CallReasons() {}

  static JingleReason toJingle(EndReason reason, @Nullable String text) {
    Condition condition = Condition.GENERAL_ERROR;
    for (Condition known : Condition.values()) {
      if (known.token().equals(reason.token())) {
        condition = known;
      }
    }
    return JingleReason.of(
        condition, text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT));
  }

  /** What the other devices are told of a session's end: no more than XEP-0353 section 8 likes. */
  static JingleReason finish(PeerClosed how) {
    return JingleReason.of(
        switch (how.reason()) {
          case EXPIRED -> Condition.EXPIRED;
          case CONNECTIVITY_ERROR, FAILED_TRANSPORT, TIMEOUT -> Condition.CONNECTIVITY_ERROR;
          default -> Condition.SUCCESS;
        });
  }

  static EndReason of(@Nullable JingleReason reason) {
    return reason == null ? EndReason.DECLINE : EndReason.ofToken(reason.condition().token());
  }
}
