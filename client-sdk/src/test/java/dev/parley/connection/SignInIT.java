package dev.parley.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.connection.internal.XmppLink;
import dev.parley.embedded.EmbeddedOpenfire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** Every way a sign-in goes, against a real server. */
@Timeout(60)
class SignInIT {

  private static EmbeddedOpenfire server;

  @TempDir Path temp;

  @BeforeAll
  static void start() {
    server =
        EmbeddedOpenfire.builder()
            .user("alice", "secret")
            .user("bob", "secret")
            .user("carol", "secret")
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ConnectionSettings settings(String account) {
    return ConnectionSettings.of(Account.of(account), Credentials.password("secret"))
        .withServer(new ServerAddress("127.0.0.1", server.port()))
        .withTrust(TrustSettings.pem(server.trust()));
  }

  private static SignInException failure(ConnectionSettings settings) {
    try (Connection connection = Connection.create(settings)) {
      connection.signIn().get(30, TimeUnit.SECONDS);
      throw new AssertionError("signed in with " + settings);
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(SignInException.class);
      assertThat(e.getCause().getMessage()).doesNotContain("\n").doesNotContain("secret");
      return (SignInException) e.getCause();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void signsInAndLeaves() throws Exception {
    Recorder recorder = new Recorder();
    Connection connection = Connection.create(settings("alice@localhost/desk"));
    connection.addListener(recorder);
    assertThat(connection.state()).isEqualTo(ConnectionState.NEW);
    assertThat(connection.signIn().get()).isSameAs(connection);
    assertThat(connection.state()).isEqualTo(ConnectionState.ONLINE);
    assertThat(connection.jid().orElseThrow().toString()).isEqualTo("alice@localhost/desk");
    assertThat(connection.signIn().get()).as("again changes nothing").isSameAs(connection);
    connection.close();
    assertThat(connection.state()).isEqualTo(ConnectionState.CLOSED);
    await().until(() -> recorder.events().equals(List.of("online", "closed")));
    assertThatThrownBy(() -> connection.signIn().get())
        .hasCauseInstanceOf(ConnectionClosedException.class);
    connection.close();
    await("its threads end")
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().matches("parley-.*-alice")));
  }

  @Test
  void theServerForgetsWhoLeft() throws Exception {
    try (Connection bob = Connection.create(settings("bob@localhost"))) {
      bob.signIn().get();
      Connection alice = Connection.create(settings("alice@localhost"));
      alice.signIn().get();
      Ping ping = new Ping(alice.jid().orElseThrow());
      XmppLink.of(bob).request(ping).toCompletableFuture().get();
      alice.close();
      assertThatThrownBy(
              () ->
                  XmppLink.of(bob)
                      .request(new Ping(ping.getTo()))
                      .toCompletableFuture()
                      .get(5, TimeUnit.SECONDS))
          .hasMessageContaining("service-unavailable");
    }
  }

  @Test
  void wrongPasswordOrAccount() {
    ConnectionSettings good = settings("alice@localhost");
    ConnectionSettings bad =
        ConnectionSettings.of(good.account(), Credentials.password("wrong"))
            .withServer(good.server().orElseThrow())
            .withTrust(good.trust());
    assertThat(failure(bad))
        .isInstanceOf(WrongPasswordException.class)
        .hasMessageContaining("alice@localhost");
    assertThat(failure(settings("nobody@localhost"))).isInstanceOf(WrongPasswordException.class);
  }

  @Test
  void aFailedSignInCanBeTriedAgain() throws Exception {
    Path late = temp.resolve("late.pem");
    try (Connection connection =
        Connection.create(settings("alice@localhost").withTrust(TrustSettings.pem(late)))) {
      assertThatThrownBy(() -> connection.signIn().get())
          .hasCauseInstanceOf(TrustFileException.class);
      assertThat(connection.state()).isEqualTo(ConnectionState.NEW);
      Files.copy(server.trust(), late);
      connection.signIn().get();
      assertThat(connection.state()).isEqualTo(ConnectionState.ONLINE);
    }
  }

  @Test
  void certificateNotTrusted() {
    assertThat(failure(settings("alice@localhost").withTrust(TrustSettings.systemDefault())))
        .isInstanceOf(UntrustedCertificateException.class)
        .hasMessageContaining("SHA-256")
        .hasMessageContaining("PEM");
  }

  @Test
  void certificateForAnotherName() {
    assertThat(failure(settings("alice@example.org")))
        .isInstanceOf(CertificateNameException.class)
        .hasMessageContaining("example.org")
        .hasMessageContaining("localhost");
  }

  @Test
  void trustFileMissingOrEmpty() throws IOException {
    Path missing = temp.resolve("missing.pem");
    assertThat(failure(settings("alice@localhost").withTrust(TrustSettings.pem(missing))))
        .isInstanceOf(TrustFileException.class)
        .hasMessageContaining(missing.toString());
    Path empty = Files.createFile(temp.resolve("empty.pem"));
    assertThat(failure(settings("alice@localhost").withTrust(TrustSettings.pem(empty))))
        .isInstanceOf(TrustFileException.class)
        .hasMessageContaining("no certificate");
  }

  @Test
  void nobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(
            failure(settings("alice@localhost").withServer(new ServerAddress("127.0.0.1", free))))
        .isInstanceOf(ServerUnreachableException.class)
        .hasMessageContaining("127.0.0.1:" + free);
    assertThat(
            failure(settings("alice@localhost").withServer(new ServerAddress("x.invalid", 5222))))
        .isInstanceOf(ServerUnreachableException.class);
  }

  @Test
  void aServerThatSaysNothing() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      LinkTimings hasty = LinkTimings.defaults().withSignIn(Duration.ofMillis(800));
      assertThat(
              failure(
                  settings("alice@localhost")
                      .withServer(new ServerAddress("127.0.0.1", mute.getLocalPort()))
                      .withTimings(hasty)))
          .isInstanceOf(SignInTimeoutException.class);
    }
  }

  @Test
  void closingEndsASignInThatHangs() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Connection connection =
          Connection.create(
              settings("alice@localhost")
                  .withServer(new ServerAddress("127.0.0.1", mute.getLocalPort())));
      var signIn = connection.signIn();
      Socket arrived = mute.accept();
      connection.close();
      assertThatThrownBy(() -> signIn.get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ConnectionClosedException.class);
      arrived.setSoTimeout(5000);
      await().until(() -> arrived.getInputStream().read(new byte[4096]) < 0);
    }
  }

  @Test
  void whatAnswersIsNotXmpp() throws IOException {
    try (FakeServer http = new FakeServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertThat(failure(settings("alice@localhost").withServer(http.address())))
          .isInstanceOf(ServerUnreachableException.class)
          .hasMessageContaining("not XMPP");
    }
  }

  @Test
  void aServerWithoutTlsGetsNoPassword() throws IOException {
    try (FakeServer plain =
        new FakeServer(
            FakeServer.HEADER
                + "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                + "<mechanism>PLAIN</mechanism></mechanisms></stream:features>")) {
      assertThat(failure(settings("alice@localhost").withServer(plain.address())))
          .isInstanceOf(TlsUnavailableException.class);
      assertThat(plain.received()).contains("<stream:stream").doesNotContain("<auth");
    }
  }

  @Test
  void aServerOfAnotherDomain() throws IOException {
    try (FakeServer other =
        new FakeServer(
            FakeServer.HEADER
                + "<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
                + "</stream:error></stream:stream>")) {
      assertThat(failure(settings("alice@localhost").withServer(other.address())))
          .isInstanceOf(WrongDomainException.class)
          .hasMessageContaining("localhost");
    }
  }

  @Test
  void twoOfOneAccountLiveSideBySideUnlessTheyShareAResource() throws Exception {
    try (Connection first = Connection.create(settings("alice@localhost/one"));
        Connection other = Connection.create(settings("alice@localhost"))) {
      Recorder told = new Recorder();
      first.addListener(told);
      first.signIn().get();
      other.signIn().get();
      assertThat(first.state()).isEqualTo(ConnectionState.ONLINE);
      try (Connection usurper = Connection.create(settings("alice@localhost/one"))) {
        Recorder usurperTold = new Recorder();
        usurper.addListener(usurperTold);
        usurper.signIn().get();
        // Openfire does not always get round to saying why it closes a link: then the one that was
        // replaced comes back, and the other, which it replaces, is told.
        await().until(() -> isClosed(first) || isClosed(usurper));
        Connection left = isClosed(first) ? usurper : first;
        Recorder ended = isClosed(first) ? told : usurperTold;
        await().until(() -> ended.events().contains("closed"));
        await().until(() -> left.state() == ConnectionState.ONLINE);
        assertThat(other.state()).isEqualTo(ConnectionState.ONLINE);
      }
    }
  }

  private static boolean isClosed(Connection connection) {
    return connection.state() == ConnectionState.CLOSED;
  }

  @Test
  void contactsSeeWhoRunsParley() throws Exception {
    BareJid bobJid = JidCreate.bareFrom("bob@localhost");
    BareJid carolJid = JidCreate.bareFrom("carol@localhost");
    try (Connection bob = Connection.create(settings("bob@localhost"));
        Connection carol = Connection.create(settings("carol@localhost"))) {
      bob.contacts()
          .addListener(
              new ContactsListener() {
                @Override
                public void onRequest(BareJid jid) {
                  CompletableFuture<Void> ignored = bob.contacts().approve(jid);
                }
              });
      bob.signIn().get();
      carol.signIn().get();
      carol.contacts().add(bobJid, Optional.of("Bob")).get();
      await()
          .untilAsserted(
              () ->
                  assertThat(carol.contacts().find(bobJid))
                      .hasValueSatisfying(
                          contact -> {
                            assertThat(contact.name()).contains("Bob");
                            assertThat(contact.presence()).isEqualTo(ContactPresence.AVAILABLE);
                            assertThat(contact.runsParley()).isTrue();
                            assertThat(contact.peers().toString())
                                .contains(bob.jid().orElseThrow().toString());
                          }));
      await().until(() -> bob.contacts().find(carolJid).isPresent());
      assertThat(bob.contacts().find(carolJid).orElseThrow().presence())
          .as("nobody is subscribed to unasked")
          .isEqualTo(ContactPresence.OFFLINE);
      bob.closeAsync().get();
      await()
          .until(
              () ->
                  carol.contacts().find(bobJid).orElseThrow().presence()
                      == ContactPresence.OFFLINE);
      assertThat(carol.contacts().find(bobJid).orElseThrow().runsParley()).isFalse();
      carol.contacts().remove(bobJid).get();
      await().until(() -> carol.contacts().find(bobJid).isEmpty());
    }
  }

  /** Answers whatever comes first with a fixed text. */
  private static final class FakeServer implements AutoCloseable {

    static final String HEADER =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' id='x' from='localhost'"
            + " version='1.0'>";

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> received = new CopyOnWriteArrayList<>();

    FakeServer(String answer) throws IOException {
      Thread thread = new Thread(() -> serve(answer), "fake-server");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(String answer) {
      try (Socket client = listener.accept()) {
        byte[] buffer = new byte[4096];
        int n = client.getInputStream().read(buffer);
        received.add(new String(buffer, 0, Math.max(0, n), StandardCharsets.UTF_8));
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
        while (n >= 0) {
          n = client.getInputStream().read(buffer);
          received.add(new String(buffer, 0, Math.max(0, n), StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        received.add("(broken)");
      }
    }

    String received() {
      return String.join("", received);
    }

    ServerAddress address() {
      return new ServerAddress("127.0.0.1", listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
