package dev.parley.jingle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step by which two accounts agree on a call before there is a session (Jingle Message
 * Initiation).
 *
 * <p>XEP-0353 0.8. Deviation: {@link Accept}, which 0.8 has in its schema only, is read and sent,
 * since other clients tell their own devices by it.
 */
public sealed interface JingleMessage
    permits Propose, Ringing, Proceed, Accept, Reject, Retract, Finish {

  /** What a step does. */
  enum Kind {
    /** The caller wants a session. */
    PROPOSE,
    /** A device of the called account alerts its person. */
    RINGING,
    /** A device of the called account takes the call. */
    PROCEED,
    /** Told to the called account's own devices: one of them takes the call. */
    ACCEPT,
    /** The called account declines. */
    REJECT,
    /** The caller does not want it any more. */
    RETRACT,
    /** The session is over. */
    FINISH;

    private final String element = name().toLowerCase(Locale.ROOT);

    /** The element's name on the wire. */
    public String element() {
      return element;
    }
  }

  /** What it does. */
  Kind kind();

  /** Of the call, unique in the world; the session that follows has it as its sid. */
  String id();

  /**
   * Reads an element.
   *
   * @throws IllegalArgumentException if it is none, or has no id; the message quotes nothing of it
   */
  static JingleMessage parse(Element element) {
    if (element.namespace().equals(JingleNamespaces.JINGLE_MESSAGE)) {
      for (Kind kind : Kind.values()) {
        if (kind.element().equals(element.name())) {
          return parse(kind, Jingle.checkSid(element.required("id")), element);
        }
      }
    }
    throw new IllegalArgumentException("no element of Jingle Message Initiation");
  }

  private static JingleMessage parse(Kind kind, String id, Element element) {
    return switch (kind) {
      case PROPOSE -> Propose.parse(id, element);
      case RINGING -> new Ringing(id);
      case PROCEED -> new Proceed(id);
      case ACCEPT -> new Accept(id);
      case REJECT -> new Reject(id, reason(element), hasTieBreak(element));
      case RETRACT -> new Retract(id, reason(element), hasTieBreak(element));
      case FINISH -> Finish.parse(id, reason(element), element);
    };
  }

  private static @Nullable JingleReason reason(Element element) {
    for (Element child : element.children(JingleReason.ELEMENT, JingleNamespaces.JINGLE)) {
      return JingleReason.parse(child);
    }
    return null;
  }

  private static boolean hasTieBreak(Element element) {
    return !element.children("tie-break", JingleNamespaces.JINGLE_MESSAGE).isEmpty();
  }

  /** The element as it goes over the wire. */
  default String toXml() {
    ElementWriter out = new ElementWriter();
    out.open(kind().element(), JingleNamespaces.JINGLE_MESSAGE).attribute("id", id());
    MessageContent.write(this, out);
    return out.close().toString();
  }
}
