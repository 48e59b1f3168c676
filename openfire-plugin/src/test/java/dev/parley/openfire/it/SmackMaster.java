package dev.parley.openfire.it;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A program of its own that serves a name with Smack, stream resumption on as by default, until it
 * is killed. Prints "STATE EPOCH".
 */
final class SmackMaster {
  private SmackMaster() {}

  public static void main(String[] args) throws Exception {
    XMPPTCPConnection connection =
        new XMPPTCPConnection(
            XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain("localhost")
                .setHostAddress(InetAddress.getLoopbackAddress())
                .setPort(Integer.parseInt(args[0]))
                .setSecurityMode(SecurityMode.required)
                .setCustomX509TrustManager(trusting(Path.of(args[1])))
                .build());
    connection.connect();
    connection.login("alice", "secret");
    if (!connection.isSmEnabled()) {
      throw new IllegalStateException("no stream resumption: the test would prove nothing");
    }
    ProviderManager.addIQProvider("status", Xml.NAMES, new StatusProvider());
    IQ start = new Start(args[3]);
    start.setTo(JidCreate.from(args[2] + "@names.localhost"));
    Schemas.check(start.getChildElementXML().toString());
    Status status = connection.sendIqRequestAndWaitForResponse(start);
    System.out.println(status.state + " " + status.epoch);
    Thread.sleep(Long.MAX_VALUE);
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

  private static final class Start extends IQ {
    private final String instance;

    Start(String instance) {
      super("start", Xml.NAMES);
      this.instance = instance;
      setType(Type.set);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      xml.attribute("instance", instance);
      xml.setEmptyElement();
      return xml;
    }
  }

  private static final class Status extends SimpleIQ {
    final String state;
    final String epoch;

    Status(String state, String epoch) {
      super("status", Xml.NAMES);
      this.state = state;
      this.epoch = epoch;
    }
  }

  private static final class StatusProvider extends IqProvider<Status> {
    @Override
    public Status parse(
        org.jivesoftware.smack.xml.XmlPullParser parser,
        int initialDepth,
        org.jivesoftware.smack.packet.IqData iqData,
        org.jivesoftware.smack.packet.XmlEnvironment xmlEnvironment,
        org.jxmpp.JxmppContext jxmppContext) {
      return new Status(parser.getAttributeValue("state"), parser.getAttributeValue("epoch"));
    }
  }
}
