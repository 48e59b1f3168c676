package dev.parley.jingle;

import java.io.IOException;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.JxmppContext;

/**
 * Reads the elements of Jingle Message Initiation (XEP-0353). It throws for nothing that a peer can
 * write inside well-formed XML.
 */
public final class JingleMessageProvider extends ExtensionElementProvider<JingleMessageExtension> {
  /** For Smack's registry. */
  public JingleMessageProvider() {}

  @Override
  public JingleMessageExtension parse(
      XmlPullParser parser,
      int initialDepth,
      @Nullable XmlEnvironment xmlEnvironment,
      JxmppContext jxmppContext)
      throws XmlPullParserException, IOException {
    ElementReader reader = new ElementReader(parser);
    Element element = reader.read();
    String exceeded = reader.exceeded();
    if (exceeded != null) {
      return JingleMessageExtension.malformed(element.name(), exceeded);
    }
    try {
      return JingleMessageExtension.of(JingleMessage.parse(element));
    } catch (IllegalArgumentException problem) {
      return JingleMessageExtension.malformed(element.name(), String.valueOf(problem.getMessage()));
    }
  }
}
