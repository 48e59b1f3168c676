package dev.parley.name.internal;

import java.io.IOException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/** The service tells a standby that it serves the name from now on. */
final class PromotedIq extends IQ {

  static final String ELEMENT = "promoted";

  private final Node node;

  PromotedIq(Node node) {
    super(ELEMENT, Wire.NAMESPACE);
    this.node = node;
  }

  Node node() {
    return node;
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    // Only ever received; what Smack prints of it in its logs shows no secret.
    xml.setEmptyElement();
    return xml;
  }

  /** Reads it. */
  static final class Provider extends IqProvider<PromotedIq> {

    @Override
    public PromotedIq parse(
        XmlPullParser parser,
        int initialDepth,
        IqData iqData,
        XmlEnvironment xmlEnvironment,
        JxmppContext jxmppContext)
        throws XmlPullParserException, IOException {
      return new PromotedIq(Node.read(parser));
    }
  }
}
