package dev.parley.connection.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.Jid;

/**
 * {@code <services xmlns='urn:xmpp:extdisco:2'/>} and {@code <credentials/>}: external services, or
 * the question for them.
 *
 * <p>XEP-0215 1.0 sections 3.1 to 3.3.
 */
final class ExternalServicesIq extends IQ {

  static final String NAMESPACE = "urn:xmpp:extdisco:2";
  static final String SERVICES = "services";

  private static final String CREDENTIALS = "credentials";
  private static final String SERVICE = "service";
  private static final int MAX_SERVICES = 64;

  private final List<ExternalService> services;

  private ExternalServicesIq(String element, List<ExternalService> services) {
    super(element, NAMESPACE);
    this.services = List.copyOf(services);
  }

  /** Asks for all services (section 3.1). */
  static ExternalServicesIq all(Jid to) {
    return get(new ExternalServicesIq(SERVICES, List.of()), to);
  }

  /** Asks for the credentials of one (section 3.3). */
  static ExternalServicesIq credentialsOf(ExternalService service, Jid to) {
    return get(new ExternalServicesIq(CREDENTIALS, List.of(service)), to);
  }

  private static ExternalServicesIq get(ExternalServicesIq iq, Jid to) {
    iq.setType(Type.get);
    iq.setTo(to);
    return iq;
  }

  static void register() {
    ProviderManager.addIQProvider(SERVICES, NAMESPACE, new Provider(SERVICES));
    ProviderManager.addIQProvider(CREDENTIALS, NAMESPACE, new Provider(CREDENTIALS));
  }

  List<ExternalService> services() {
    return services;
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    if (services.isEmpty()) {
      xml.setEmptyElement();
      return xml;
    }
    xml.rightAngleBracket();
    for (ExternalService service : services) {
      xml.halfOpenElement(SERVICE);
      xml.optAttribute("host", service.host());
      xml.optAttribute("type", service.type());
      xml.optAttribute("port", service.port());
      xml.closeEmptyElement();
    }
    return xml;
  }

  /** Reads them; it throws for nothing that can stand inside well-formed XML. */
  private static final class Provider extends IqProvider<ExternalServicesIq> {

    private final String element;

    Provider(String element) {
      this.element = element;
    }

    @Override
    public ExternalServicesIq parse(
        XmlPullParser parser,
        int initialDepth,
        IqData iqData,
        @Nullable XmlEnvironment xmlEnvironment,
        JxmppContext jxmppContext)
        throws XmlPullParserException, IOException {
      List<ExternalService> services = new ArrayList<>();
      while (true) {
        XmlPullParser.Event event = parser.next();
        if (event == XmlPullParser.Event.START_ELEMENT
            && parser.getDepth() == initialDepth + 1
            && parser.getName().equals(SERVICE)
            && services.size() < MAX_SERVICES) {
          services.add(service(parser));
        } else if (event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == initialDepth) {
          return new ExternalServicesIq(element, services);
        } else if (event == XmlPullParser.Event.END_DOCUMENT) {
          throw new IOException("the stream ended inside a stanza");
        }
      }
    }

    private static ExternalService service(XmlPullParser parser) {
      return new ExternalService(
          parser.getAttributeValue("", "type"),
          parser.getAttributeValue("", "host"),
          parser.getAttributeValue("", "port"),
          parser.getAttributeValue("", "transport"),
          parser.getAttributeValue("", "username"),
          parser.getAttributeValue("", "password"),
          parser.getAttributeValue("", "expires"));
    }
  }
}
