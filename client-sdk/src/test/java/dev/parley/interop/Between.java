package dev.parley.interop;

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
import java.util.List;
import java.util.Optional;
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
 * Stands between two Parleys so that each has a session with what looks like another client:
 * refuses what that refuses, and says what comes from the other side as that would say it. Sound
 * and pictures go directly between the two.
 */
abstract class Between implements AutoCloseable {

  private final Connection connection;
  private final XmppLink link;
  private final EntityFullJid callee;
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final List<String> passed = new CopyOnWriteArrayList<>();

  /** Signs an account in whose calls are passed on to {@code callee}. */
  Between(TestNet net, String user, EntityFullJid callee) throws Exception {
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

  final EntityFullJid address() {
    return connection.jid().orElseThrow();
  }

  /** The actions that it refused, each with the error. */
  final List<String> refusals() {
    return refusals;
  }

  /** What it said, in order. */
  final List<String> passed() {
    return passed;
  }

  @Override
  public final void close() {
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
      Optional<Condition> refusal = refusal(xml, from.equals(callee));
      if (refusal.isPresent()) {
        refusals.add(xml.getAttribute("action") + " " + refusal.get());
        return IQ.createErrorResponse(request, StanzaError.getBuilder(refusal.get()).build());
      }
      boolean fromCallee = from.equals(callee);
      if (!fromCallee) {
        caller = from;
      }
      say(xml, fromCallee);
      String said = text(xml);
      passed.add(said);
      var unused =
          link.request(
              JingleIq.set(fromCallee ? caller : callee, JingleXml.readWell(said)),
              TestNet.PATIENCE);
      return IQ.createResultIQ(request);
    }
  }

  /** What the client answers that it stands for; empty if it takes the request. */
  abstract Optional<Condition> refusal(Element jingle, boolean fromCallee);

  /** Changes a request into what the client would have sent. */
  abstract void say(Element jingle, boolean fromCallee);

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
