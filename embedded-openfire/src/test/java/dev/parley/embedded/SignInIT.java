package dev.parley.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.sasl.packet.SaslNonza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInIT {
  private static EmbeddedOpenfire server;

  @BeforeAll
  static void start() {
    server =
        EmbeddedOpenfire.builder()
            .domain("Chess.Example")
            .user("alice", "secret")
            .property("sasl.scram-sha-1.iteration-count", "4096")
            .start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void signsInOverTlsWithThePemAsOnlyTrust() throws Exception {
    XMPPTCPConnection alice = Client.signIn(server, "alice", "secret");
    assertThat(alice.isAuthenticated()).isTrue();
    assertThat(alice.isSecureConnection()).isTrue();
    assertThat(alice.getUser().toString()).isEqualTo("alice@chess.example/test");
    assertThat(alice.getUsedSaslMechansism()).isEqualTo("SCRAM-SHA-1");
    Client.close(alice);
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(() -> Client.signIn(server, "alice", "guess"))
        .isInstanceOfSatisfying(
            SASLErrorException.class, e -> assertThat(saslError(e)).isEqualTo("not-authorized"));
  }

  private static String saslError(SASLErrorException e) {
    SaslNonza.SASLFailure failure = e.getSASLFailure();
    return failure.getSASLErrorString();
  }

  /** RFC 6120, 5.3.1. */
  @Test
  void demandsTlsAndTakesNoStanzaWithoutIt() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(30_000);
      send(
          socket,
          "<stream:stream to='chess.example' version='1.0' xmlns='jabber:client'"
              + " xmlns:stream='http://etherx.jabber.org/streams'>");
      assertThat(readUntil(socket.getInputStream(), "</stream:features>"))
          .contains("<starttls")
          .contains("<required");
      send(socket, "<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>");
      // It closes the stream, and the stream error before that does not always arrive.
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).doesNotContain("<iq");
    }
  }

  private static void send(Socket socket, String xml) throws IOException {
    socket.getOutputStream().write(xml.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int b = in.read();
      assertThat(b).as("the end of the stream after %s", text).isNotNegative();
      text.append((char) b);
    }
    return text.toString();
  }

  @Test
  void createsAccountsAndChangesPasswordsWhileItRuns() throws Exception {
    server.addUser("carol", "first");
    Client.close(Client.signIn(server, "carol", "first"));

    server.addUser("carol", "second");
    Client.close(Client.signIn(server, "carol", "second"));
    assertThatThrownBy(() -> Client.signIn(server, "carol", "first"))
        .isInstanceOf(SASLErrorException.class);
  }

  @Test
  void saysWhichNameNoAccountCanHave() {
    assertThatThrownBy(() -> server.addUser("a@b", "x"))
        .isInstanceOf(EmbeddedOpenfireException.class)
        .hasMessageContaining("'a@b'");
    assertThatThrownBy(() -> server.addUser("dave", ""))
        .isInstanceOf(EmbeddedOpenfireException.class)
        .hasMessageContaining("'dave'");
  }

  @Test
  void certificateNamesTheDomainAndThisMachine() throws Exception {
    X509Certificate certificate = (X509Certificate) Client.certificate(server.trust());
    assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("RSA");
    assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> name.get(1)))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Object.class))
        .containsAll(List.of("chess.example", "localhost", "127.0.0.1"));
  }
}
