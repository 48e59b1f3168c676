package dev.parley.embedded;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;

/** Signs in with Smack, trusting the server's PEM file and nothing else. */
final class Client {
  private Client() {}

  static XMPPTCPConnection signIn(String domain, int port, Path trust, String user, String password)
      throws Exception {
    XMPPTCPConnection connection =
        new XMPPTCPConnection(configuration(domain, port, trust).build());
    connection.setUseStreamManagement(false);
    try {
      connection.connect();
      connection.login(user, password);
      return connection;
    } catch (Exception e) {
      connection.instantShutdown();
      throw e;
    }
  }

  static XMPPTCPConnection signIn(EmbeddedOpenfire server, String user, String password)
      throws Exception {
    return signIn(server.domain(), server.port(), server.trust(), user, password);
  }

  static XMPPTCPConnection signIn(OpenfireProcess server, String user, String password)
      throws Exception {
    return signIn(server.domain(), server.port(), server.trust(), user, password);
  }

  /** Openfire drops the closing tag of the stream, for which Smack would wait. */
  static void close(XMPPTCPConnection connection) {
    connection.setReplyTimeout(100);
    connection.disconnect();
  }

  static XMPPTCPConnectionConfiguration.Builder configuration(String domain, int port, Path trust)
      throws Exception {
    return XMPPTCPConnectionConfiguration.builder()
        .setXmppDomain(domain)
        .setHostAddress(InetAddress.getLoopbackAddress())
        .setPort(port)
        .setResource("test")
        .setSecurityMode(SecurityMode.required)
        .setCustomX509TrustManager(trusting(trust));
  }

  private static X509TrustManager trusting(Path trust) throws Exception {
    KeyStore store = KeyStore.getInstance("pkcs12");
    store.load(null, null);
    store.setCertificateEntry("server", certificate(trust));
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    return (X509TrustManager) trusted.getTrustManagers()[0];
  }

  static Certificate certificate(Path pem) throws Exception {
    try (InputStream in = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
