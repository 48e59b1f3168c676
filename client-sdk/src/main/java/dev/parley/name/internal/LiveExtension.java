package dev.parley.name.internal;

import java.io.IOException;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/**
 * In the presence of a name that is served: its epoch.
 *
 * @param epoch zero if the service did not say
 */
record LiveExtension(long epoch) implements ExtensionElement {

  static final String ELEMENT = "live";
  static final QName QNAME = new QName(Wire.NAMESPACE, ELEMENT);

  @Override
  public String getElementName() {
    return ELEMENT;
  }

  @Override
  public String getNamespace() {
    return Wire.NAMESPACE;
  }

  @Override
  public CharSequence toXML(XmlEnvironment enclosing) {
    XmlStringBuilder xml = new XmlStringBuilder(this, enclosing);
    xml.attribute("epoch", Long.toString(epoch));
    return xml.closeEmptyElement();
  }

  /** Reads it. */
  static final class Provider extends ExtensionElementProvider<LiveExtension> {

    @Override
    public LiveExtension parse(
        XmlPullParser parser,
        int initialDepth,
        XmlEnvironment xmlEnvironment,
        JxmppContext jxmppContext)
        throws XmlPullParserException, IOException {
      return new LiveExtension(Node.read(parser).number("epoch").orElse(0L));
    }
  }
}
