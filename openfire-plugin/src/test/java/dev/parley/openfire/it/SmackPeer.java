package dev.parley.openfire.it;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** A program that serves, stands by, resolves and watches with Smack, stream resumption on. */
final class SmackPeer implements AutoCloseable {
  static {
    List.of("status", "address", "promoted")
        .forEach(element -> ProviderManager.addIQProvider(element, Xml.NAMES, new Provider()));
  }

  private final XMPPTCPConnection connection;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> presences = new LinkedBlockingQueue<>();

  private SmackPeer(XMPPTCPConnection connection) {
    this.connection = connection;
  }

  /**
   * Signs in.
   *
   * @param resource empty: the server chooses one
   */
  static SmackPeer signIn(int port, Path trust, String user, String resource) throws Exception {
    XMPPTCPConnectionConfiguration.Builder configuration =
        XMPPTCPConnectionConfiguration.builder()
            .setXmppDomain("localhost")
            .setHostAddress(InetAddress.getLoopbackAddress())
            .setPort(port)
            .setSecurityMode(SecurityMode.required)
            .setCustomX509TrustManager(trusting(trust));
    if (!resource.isEmpty()) {
      configuration.setResource(Resourcepart.from(resource));
    }
    XMPPTCPConnection connection = new XMPPTCPConnection(configuration.build());
    SmackPeer peer = new SmackPeer(connection);
    peer.listen();
    connection.connect();
    connection.login(user, "secret");
    if (!connection.isSmEnabled()) {
      throw new IllegalStateException("no stream resumption: the test would prove nothing");
    }
    return peer;
  }

  private static X509TrustManager trusting(Path trust) throws Exception {
    KeyStore store = KeyStore.getInstance("pkcs12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(trust)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    return (X509TrustManager) trusted.getTrustManagers()[0];
  }

  private void listen() {
    for (String element : List.of("promoted", "status")) {
      connection.registerIQRequestHandler(
          new AbstractIqRequestHandler(element, Xml.NAMES, IQ.Type.set, Mode.async) {
            @Override
            public IQ handleIQRequest(IQ request) {
              told.add(element + " " + ((Answer) request).attributes);
              return IQ.createResultIQ(request);
            }
          });
    }
    connection.addSyncStanzaListener(
        stanza -> presences.add(text((Presence) stanza)),
        stanza ->
            stanza instanceof Presence
                && stanza.getFrom() != null
                && stanza.getFrom().getDomain().toString().equals("names.localhost"));
  }

  private static String text(Presence presence) {
    StandardExtensionElement live =
        (StandardExtensionElement) presence.getExtensionElement("live", Xml.NAMES);
    return presence.getFrom().getLocalpartOrNull()
        + " "
        + presence.getType()
        + (live == null ? "" : " " + live.getAttributeValue("epoch"));
  }

  String jid() {
    return connection.getUser().toString();
  }

  /** The state and the epoch, or "error" and its condition. */
  String start(String name, String instance, boolean standby) throws Exception {
    Request start = new Request("start", IQ.Type.set, "instance", instance);
    if (standby) {
      start.attributes.put("standby", "true");
    }
    Map<String, String> status = ask(name, start);
    return status.containsKey("error")
        ? "error " + status.get("error")
        : status.get("state") + " " + status.get("epoch");
  }

  /** The full JID and the epoch, or "error" and its condition. */
  String resolve(String name) throws Exception {
    Map<String, String> address = ask(name, new Request("resolve", IQ.Type.get));
    return address.containsKey("error")
        ? "error " + address.get("error")
        : address.get("jid") + " " + address.get("epoch");
  }

  private Map<String, String> ask(String name, Request request) throws Exception {
    request.setTo(JidCreate.from(name + "@names.localhost"));
    Schemas.check(request.getChildElementXML().toString());
    try {
      Answer answer = connection.sendIqRequestAndWaitForResponse(request);
      return answer.attributes;
    } catch (XMPPErrorException e) {
      return Map.of("error", e.getStanzaError().getCondition().toString());
    }
  }

  /** Watches a name, or shows itself to the one it serves. */
  void show(String name) throws Exception {
    PresenceBuilder presence = StanzaBuilder.buildPresence();
    connection.sendStanza(presence.to(JidCreate.from(name + "@names.localhost")).build());
  }

  /** What the service has told an instance next, or null if nothing for some seconds. */
  String awaitTold() throws InterruptedException {
    return told.poll(10, TimeUnit.SECONDS);
  }

  /** The next presence, as "NAME TYPE EPOCH". */
  String awaitPresence() throws InterruptedException {
    return presences.poll(10, TimeUnit.SECONDS);
  }

  /** Presences that have come and were not awaited. */
  List<String> furtherPresences() {
    return List.copyOf(presences);
  }

  /** Ends the session; does nothing the second time. */
  void signOut() {
    // This server does not always close its side of the stream, which else takes 5 s.
    connection.setReplyTimeout(500);
    connection.disconnect();
  }

  @Override
  public void close() {
    signOut();
  }

  private static final class Request extends IQ {
    final Map<String, String> attributes = new TreeMap<>();

    Request(String element, Type type) {
      super(element, Xml.NAMES);
      setType(type);
    }

    Request(String element, Type type, String attribute, String value) {
      this(element, type);
      attributes.put(attribute, value);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      attributes.forEach(xml::attribute);
      xml.setEmptyElement();
      return xml;
    }
  }

  private static final class Answer extends SimpleIQ {
    final Map<String, String> attributes = new TreeMap<>();

    Answer(XmlPullParser parser) {
      super(parser.getName(), Xml.NAMES);
      for (int i = 0; i < parser.getAttributeCount(); i++) {
        attributes.put(parser.getAttributeName(i), parser.getAttributeValue(i));
      }
    }
  }

  private static final class Provider extends IqProvider<Answer> {
    @Override
    public Answer parse(
        XmlPullParser parser,
        int initialDepth,
        org.jivesoftware.smack.packet.IqData data,
        org.jivesoftware.smack.packet.XmlEnvironment environment,
        org.jxmpp.JxmppContext context) {
      return new Answer(parser);
    }
  }
}
