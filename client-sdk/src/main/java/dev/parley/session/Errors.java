package dev.parley.session;

import dev.parley.jingle.JingleErrorCondition;
import java.util.Locale;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** The error replies to Jingle requests, beside those of {@link JingleErrorCondition}. */
public final class Errors {

  private Errors() {}

  /** What was sent makes no sense. */
  public static StanzaError badRequest(String text) {
    return withText(Condition.bad_request, text);
  }

  /** Something is named that is not there, other than the session itself. */
  public static StanzaError notFound(String text) {
    return withText(Condition.item_not_found, text);
  }

  /** The action itself is not supported. */
  public static StanzaError unsupported(String text) {
    return withText(Condition.feature_not_implemented, text);
  }

  /** More than this side is willing to hold. */
  public static StanzaError tooMuch(String text) {
    return withText(Condition.resource_constraint, text);
  }

  /** Whether an error says this. */
  public static boolean is(StanzaError error, JingleErrorCondition condition) {
    return JingleErrorCondition.of(error) == condition;
  }

  /** Whether an error says that the server found nobody at the address. */
  public static boolean isNobodyThere(StanzaError error) {
    return switch (error.getCondition()) {
      case service_unavailable,
          recipient_unavailable,
          remote_server_not_found,
          remote_server_timeout,
          gone ->
          true;
      default -> false;
    };
  }

  /** An error in a few words, for a message. */
  public static String describe(StanzaError error) {
    String condition = error.getCondition().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String text = error.getDescriptiveText();
    return text == null || text.isBlank() ? condition : condition + " (" + text + ")";
  }

  private static StanzaError withText(Condition condition, String text) {
    return StanzaError.getBuilder(condition).setDescriptiveEnText(text).build();
  }
}
