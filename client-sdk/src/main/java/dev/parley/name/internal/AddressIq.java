package dev.parley.name.internal;

import java.io.IOException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/** Who serves a name: the answer to resolve. */
final class AddressIq extends IQ {

  static final String ELEMENT = "address";

  private final Node node;

  AddressIq(Node node) {
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
  static final class Provider extends IqProvider<AddressIq> {

    @Override
    public AddressIq parse(
        XmlPullParser parser,
        int initialDepth,
        IqData iqData,
        XmlEnvironment xmlEnvironment,
        JxmppContext jxmppContext)
        throws XmlPullParserException, IOException {
      return new AddressIq(Node.read(parser));
    }
  }
}
