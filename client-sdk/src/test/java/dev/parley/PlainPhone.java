package dev.parley;

import static dev.parley.TestNet.PATIENCE;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.carbons.packet.Carbon;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A device that is no Parley: plain Smack, without stream management, which writes what it is told
 * to.
 */
final class PlainPhone implements AutoCloseable {

  private static final String JMI = "urn:xmpp:jingle-message:0";

  private final XMPPTCPConnection smack;
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  PlainPhone(TestNet net, String user) throws Exception {
    smack =
        new XMPPTCPConnection(
            XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(net.server().domain())
                .setHostAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
                .setPort(net.server().port())
                .setSecurityMode(ConnectionConfiguration.SecurityMode.required)
                .setCustomX509TrustManager(new Credulous())
                .setHostnameVerifier((host, session) -> true)
                .setUsernameAndPassword(user, TestNet.passwordOf(user))
                .setResource("plain")
                .build());
    smack.setUseStreamManagement(false);
    smack.addSyncStanzaListener(this::took, StanzaTypeFilter.MESSAGE);
    smack.connect().login();
    smack.sendIqRequestAndWaitForResponse(new Carbon.Enable());
  }

  private void took(Stanza stanza) {
    received.add(stanza.toXML(XmlEnvironment.EMPTY).toString());
  }

  EntityFullJid address() {
    return smack.getUser();
  }

  /** Sends {@code <kind id='id'>} with what is to stand in it, and more beside it. */
  void send(String to, String kind, String id, String inside, String beside) throws Exception {
    Jid jid = JidCreate.from(to);
    smack.sendStanza(
        smack
            .getStanzaFactory()
            .buildMessageStanza()
            .to(jid)
            .ofType(Message.Type.chat)
            .addExtension(
                new Raw(
                    kind,
                    "<"
                        + kind
                        + " xmlns='"
                        + JMI
                        + "' id='"
                        + id
                        + "'>"
                        + inside
                        + "</"
                        + kind
                        + ">"
                        + beside))
            .build());
  }

  void send(String to, String kind, String id) throws Exception {
    send(to, kind, id, "", "");
  }

  void propose(String to, String id) throws Exception {
    propose(to, id, "");
  }

  void propose(String to, String id, String beside) throws Exception {
    send(
        to,
        "propose",
        id,
        "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>",
        beside);
  }

  /** Waits until the server has dealt with what was sent. */
  void flush() throws Exception {
    smack.sendIqRequestAndWaitForResponse(new Ping(smack.getXMPPServiceDomain()));
  }

  /** Waits for a message that contains a text. */
  String skipTo(String text) throws InterruptedException {
    while (true) {
      String next = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no message with " + text);
      }
      if (next.contains(text)) {
        return next;
      }
    }
  }

  /** Ends as a program does that is killed. */
  @Override
  public void close() {
    smack.instantShutdown();
  }

  private record Raw(String name, String xml) implements ExtensionElement {
    @Override
    public String getElementName() {
      return name;
    }

    @Override
    public String getNamespace() {
      return JMI;
    }

    @Override
    public CharSequence toXML(XmlEnvironment enclosing) {
      return xml;
    }
  }

  /** The server is this test's own. */
  private static final class Credulous implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
