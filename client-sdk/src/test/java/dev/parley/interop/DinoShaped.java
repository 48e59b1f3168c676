package dev.parley.interop;

import static dev.parley.interop.DinoRules.children;

import dev.parley.TestNet;
import dev.parley.connection.Account;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.Credentials;
import dev.parley.connection.ServerAddress;
import dev.parley.connection.TrustSettings;
import dev.parley.connection.internal.XmppLink;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleIq;
import dev.parley.jingle.JingleProviders;
import dev.parley.jingle.JingleXml;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityFullJid;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * Stands between two Parleys so that each has a session with what looks like Dino: refuses what
 * Dino refuses, and says what comes from the other side as Dino would say it. Sound and pictures go
 * directly between the two, on one transport for each content, since Dino does not bundle.
 */
final class DinoShaped implements AutoCloseable {

  /** XEP-0339's sources and XEP-0338's groups it does not know. */
  private static final Set<String> UNKNOWN =
      Set.of("source", "ssrc-group", "stream", "extmap-allow-mixed", "rtcp-reduced-size");

  private static final String ORIENTATION = "urn:3gpp:video-orientation";
  private static final String SDES = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

  private final Connection connection;
  private final XmppLink link;
  private final EntityFullJid callee;
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final List<String> passed = new CopyOnWriteArrayList<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** Signs an account in whose calls are passed on to {@code callee}. */
  DinoShaped(TestNet net, String user, EntityFullJid callee) throws Exception {
    this.callee = callee;
    connection =
        Connection.create(
            ConnectionSettings.of(
                    Account.of(user + "@" + net.server().domain()),
                    Credentials.password(TestNet.passwordOf(user)))
                .withServer(new ServerAddress("127.0.0.1", net.server().port()))
                .withTrust(TrustSettings.pem(net.server().trust())));
    link = XmppLink.of(connection);
    JingleProviders.register();
    link.smack().registerIQRequestHandler(new Relay());
    TestNet.await(connection.signIn());
  }

  EntityFullJid address() {
    return connection.jid().orElseThrow();
  }

  /** The actions that it refused, each with the error. */
  List<String> refusals() {
    return refusals;
  }

  /** What it said, in order. */
  List<String> passed() {
    return passed;
  }

  @Override
  public void close() {
    connection.close();
  }

  private final class Relay extends AbstractIqRequestHandler {
    private volatile EntityFullJid caller;

    Relay() {
      super("jingle", "urn:xmpp:jingle:1", IQ.Type.set, Mode.sync);
    }

    @Override
    public IQ handleIQRequest(IQ request) {
      EntityFullJid from = request.getFrom().asEntityFullJidIfPossible();
      Jingle jingle = (Jingle) ((JingleIq) request).payload();
      Element xml = parse(jingle.toXml());
      Optional<Condition> refusal = DinoRules.refusal(xml);
      if (refusal.isPresent()) {
        refusals.add(xml.getAttribute("action") + " " + refusal.get());
        return IQ.createErrorResponse(request, StanzaError.getBuilder(refusal.get()).build());
      }
      boolean fromCallee = from.equals(callee);
      if (!fromCallee) {
        caller = from;
      }
      String said = say(xml, fromCallee);
      passed.add(said);
      var unused =
          link.request(
              JingleIq.set(fromCallee ? caller : callee, JingleXml.readWell(said)),
              TestNet.PATIENCE);
      return IQ.createResultIQ(request);
    }
  }

  private String say(Element jingle, boolean fromCallee) {
    jingle.removeAttribute("responder");
    if (jingle.getAttribute("action").equals("session-initiate")) {
      jingle.setAttribute("initiator", address().toString());
    } else {
      jingle.removeAttribute("initiator");
    }
    children(jingle, "group").forEach(jingle::removeChild);
    for (Element content : children(jingle, "content")) {
      say(content);
      name(content, fromCallee);
    }
    return text(jingle);
  }

  /** Its contents are called "audio" and "video". */
  private void name(Element content, boolean fromCallee) {
    String name = content.getAttribute("name");
    List<Element> descriptions = children(content, "description");
    if (!fromCallee && !descriptions.isEmpty()) {
      String media = descriptions.get(0).getAttribute("media");
      names.put(name, media);
    }
    Map<String, String> translation = new HashMap<>();
    names.forEach((ours, its) -> translation.put(fromCallee ? its : ours, fromCallee ? ours : its));
    content.setAttribute("name", translation.getOrDefault(name, name));
  }

  private static void say(Element content) {
    if (content.getAttribute("senders").isEmpty() && !children(content, "description").isEmpty()) {
      content.setAttribute("senders", "both");
    }
    for (Element description : children(content, "description")) {
      describe(description);
    }
    for (Element transport : children(content, "transport")) {
      for (Element candidate : children(transport, "candidate")) {
        candidate.setAttribute("generation", "0");
        candidate.setAttribute("network", "0");
        Element rtcp = (Element) candidate.cloneNode(true);
        rtcp.setAttribute("component", "2");
        rtcp.setAttribute("id", candidate.getAttribute("id") + "2");
        transport.appendChild(rtcp);
      }
    }
  }

  private static void describe(Element description) {
    description.removeAttribute("ssrc");
    for (String name : UNKNOWN) {
      children(description, name).forEach(description::removeChild);
    }
    for (Element extension : children(description, "rtp-hdrext")) {
      if (!extension.getAttribute("uri").equals(ORIENTATION)) {
        description.removeChild(extension);
      }
    }
    var document = description.getOwnerDocument();
    Element encryption = document.createElementNS(DinoRules.RTP, "encryption");
    Element crypto = document.createElementNS(DinoRules.RTP, "crypto");
    crypto.setAttribute("crypto-suite", "AES_CM_128_HMAC_SHA1_80");
    crypto.setAttribute("key-params", SDES);
    crypto.setAttribute("tag", "1");
    encryption.appendChild(crypto);
    description.appendChild(encryption);
  }

  static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(xml, e);
    }
  }

  private static String text(Element element) {
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(element), new StreamResult(text));
      return text.toString();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
