package dev.parley.session;

import dev.parley.jingle.JingleAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Who yields when both sides do the same at once (XEP-0166 section 7.2.16). */
final class TieBreak {

  private TieBreak() {}

  /** Whether of two sessions that cross the first one stays: lower session id, then lower JID. */
  static boolean wins(String sid, String jid, String otherSid, String otherJid) {
    int order = compare(sid, otherSid);
    return order == 0 ? compare(jid, otherJid) < 0 : order < 0;
  }

  /**
   * Whether an action of the responder crosses one of ours: inside a session the initiator wins.
   */
  static boolean competes(JingleAction action, Set<JingleAction> outstanding) {
    return switch (action) {
      case CONTENT_ADD, CONTENT_MODIFY, CONTENT_REMOVE, TRANSPORT_REPLACE ->
          outstanding.contains(action);
      default -> false;
    };
  }

  /** The collation i;octet of RFC 4790 section 9.3. */
  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
