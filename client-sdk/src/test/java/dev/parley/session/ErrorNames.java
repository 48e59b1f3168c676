package dev.parley.session;

import dev.parley.jingle.JingleErrorCondition;
import java.util.Locale;
import org.jivesoftware.smack.packet.StanzaError;

/** An error as {@code condition} or {@code condition/jingle-condition}. */
final class ErrorNames {

  private ErrorNames() {}

  static String of(StanzaError error) {
    String condition = dashed(error.getCondition());
    JingleErrorCondition more = JingleErrorCondition.of(error);
    return more == null ? condition : condition + "/" + dashed(more);
  }

  private static String dashed(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
