package dev.parley.jingle;

import java.io.IOException;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.JxmppContext;

/**
 * Reads {@code <jingle/>}. It throws for nothing that a peer can write inside well-formed XML: a
 * provider that throws disturbs the whole connection.
 */
public final class JingleIqProvider extends IqProvider<JingleIq> {
  /** For Smack's registry. */
  public JingleIqProvider() {}

  @Override
  public JingleIq parse(
      XmlPullParser parser,
      int initialDepth,
      IqData iqData,
      @Nullable XmlEnvironment xmlEnvironment,
      JxmppContext jxmppContext)
      throws XmlPullParserException, IOException {
    ElementReader reader = new ElementReader(parser);
    Element element = reader.read();
    return new JingleIq(payload(element, reader.exceeded(), jxmppContext));
  }

  private static JinglePayload payload(
      Element element, @Nullable String exceeded, JxmppContext context) {
    if (exceeded != null) {
      return malformed(element, exceeded);
    }
    try {
      return Jingle.parse(element, new JidReader(context));
    } catch (IllegalArgumentException problem) {
      return malformed(element, String.valueOf(problem.getMessage()));
    }
  }

  private static Malformed malformed(Element element, String problem) {
    return new Malformed(problem, JingleAction.parse(element.attribute("action")), sid(element));
  }

  private static @Nullable String sid(Element element) {
    String sid = element.attribute("sid");
    try {
      return sid == null ? null : Jingle.checkSid(sid);
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }
}
