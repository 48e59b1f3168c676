package dev.parley.jingle;

import java.util.Locale;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * {@code <out-of-order xmlns='urn:xmpp:jingle:errors:1'/>} and its kin: what an error reply says
 * beyond XMPP's own conditions.
 *
 * <p>XEP-0166 1.1.2 section 10. {@link #STALE} is ours, in the namespace of names.
 */
public enum JingleErrorCondition {
  /** The action is not possible in this state. */
  OUT_OF_ORDER(JingleNamespaces.ERRORS, StanzaError.Condition.unexpected_request),
  /** The receiver asked for the same at the same time, and prevails. */
  TIE_BREAK(JingleNamespaces.ERRORS, StanzaError.Condition.conflict),
  /** No session with this sid and this peer. */
  UNKNOWN_SESSION(JingleNamespaces.ERRORS, StanzaError.Condition.item_not_found),
  /** The session-info, security-info or description-info is not understood. */
  UNSUPPORTED_INFO(JingleNamespaces.ERRORS, StanzaError.Condition.feature_not_implemented),
  /** The {@link Target} names a registration that is gone: resolve the name again. */
  STALE(JingleNamespaces.NAMES, StanzaError.Condition.item_not_found);

  private final String element;
  private final String namespace;
  private final StanzaError.Condition condition;

  JingleErrorCondition(String namespace, StanzaError.Condition condition) {
    this.element = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.namespace = namespace;
    this.condition = condition;
  }

  /**
   * The error to reply with.
   *
   * @return XMPP's condition with this one beside it
   */
  public StanzaError toError() {
    return StanzaError.getBuilder(condition)
        .addExtension(StandardExtensionElement.builder(element, namespace).build())
        .build();
  }

  /**
   * What an error says beyond XMPP's own conditions.
   *
   * @param error a reply's error
   * @return the condition, or null if it names none of these
   */
  public static @Nullable JingleErrorCondition of(StanzaError error) {
    for (JingleErrorCondition candidate : values()) {
      if (error.getExtension(candidate.element, candidate.namespace) != null) {
        return candidate;
      }
    }
    return null;
  }
}
