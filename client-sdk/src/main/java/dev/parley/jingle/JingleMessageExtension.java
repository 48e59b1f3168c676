package dev.parley.jingle;

import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A {@link JingleMessage} as an extension of a message stanza; what is received may be malformed.
 */
public final class JingleMessageExtension implements ExtensionElement {

  private final String name;
  private final @Nullable JingleMessage message;
  private final @Nullable String problem;

  private JingleMessageExtension(
      String name, @Nullable JingleMessage message, @Nullable String problem) {
    this.name = name;
    this.message = message;
    this.problem = problem;
  }

  /** One to send. */
  public static JingleMessageExtension of(JingleMessage message) {
    return new JingleMessageExtension(message.kind().element(), message, null);
  }

  static JingleMessageExtension malformed(String name, String problem) {
    return new JingleMessageExtension(name, null, problem);
  }

  /**
   * The first in a stanza.
   *
   * @return null if there is none
   */
  public static @Nullable JingleMessageExtension from(Stanza stanza) {
    for (JingleMessage.Kind kind : JingleMessage.Kind.values()) {
      if (stanza.getExtensionElement(kind.element(), JingleNamespaces.JINGLE_MESSAGE)
          instanceof JingleMessageExtension extension) {
        return extension;
      }
    }
    return null;
  }

  /** What it says; null if it is malformed. */
  public @Nullable JingleMessage message() {
    return message;
  }

  /** What is wrong with it, without anything the sender wrote; null if nothing is. */
  public @Nullable String problem() {
    return problem;
  }

  @Override
  public String getElementName() {
    return name;
  }

  @Override
  public String getNamespace() {
    return JingleNamespaces.JINGLE_MESSAGE;
  }

  @Override
  public CharSequence toXML(XmlEnvironment enclosing) {
    // Text, not builders: appending a builder to a builder loses the namespaces of later siblings.
    return message == null
        ? new ElementWriter().empty(name, JingleNamespaces.JINGLE_MESSAGE).toString()
        : message.toXml();
  }
}
