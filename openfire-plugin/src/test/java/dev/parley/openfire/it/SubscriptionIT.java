package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.embedded.EmbeddedOpenfire;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What subscriptions to names do to rosters, and that they leave nothing in the server's log. */
class SubscriptionIT {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private PrintStream before;
  private EmbeddedOpenfire server;

  @BeforeEach
  void start() {
    server = Server.builder().start();
    before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setErr(before);
    server.close();
  }

  /** The subscription of a roster item, or "absent". */
  private static String item(Client client, String name) throws Exception {
    Element answer = client.ask("get", client.bare(), "<query xmlns='jabber:iq:roster'/>");
    return Xml.children(Xml.child(answer, "query")).stream()
        .filter(i -> i.getAttribute("jid").equals(name + "@names.localhost"))
        .map(i -> i.getAttribute("subscription") + i.getAttribute("ask"))
        .findFirst()
        .orElse("absent");
  }

  /** The tests' own clients just close their sockets. */
  private static final String CLIENT_GONE = "nio.ConnectionHandler - Closing connection";

  private static void awaitItem(Client client, String name, String wanted) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(item(client, name)).isEqualTo(wanted));
  }

  private void assertNothingLogged() {
    assertThat(
            log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(l -> l.contains(" ERROR ") || l.contains(" WARN "))
                .filter(l -> !l.contains(CLIENT_GONE)))
        .as("what the subscriptions left in the server's log")
        .isEmpty();
  }

  @Test
  void anApprovedOneIsInTheRosterAndARevokedOneIsNot() throws Exception {
    try (Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b")) {
      bob.write("<presence/>");
      alice.start("club", "i1");
      log.reset();
      assertThat(item(bob, "club")).isEqualTo("absent");

      bob.presence("subscribe", "club");
      assertThat(bob.awaitPresence("club")).isEqualTo("subscribed");
      assertThat(bob.awaitPresence("club")).isEqualTo("available 1");
      assertThat(item(bob, "club")).isEqualTo("to");

      alice.set("club", "<release xmlns='urn:parley:names:1'/>");
      assertThat(bob.awaitPresence("club")).isEqualTo("unavailable");
      assertThat(bob.awaitPresence("club")).isEqualTo("unsubscribed");
      awaitItem(bob, "club", "absent");
    }
    assertNothingLogged();
  }

  @Test
  void aNameThatIsCalledLikeAnAccountHasNothingToDoWithIt() throws Exception {
    try (Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b")) {
      bob.write("<presence/>");
      alice.start("carol", "i1");
      log.reset();
      bob.presence("subscribe", "carol");
      assertThat(bob.awaitPresence("carol")).isEqualTo("subscribed");
      assertThat(bob.awaitPresence("carol")).isEqualTo("available 1");
    }
    assertNothingLogged();
  }

  @Test
  void whoIsNotOnlineHasTheAnswerInTheRoster() throws Exception {
    try (Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b")) {
      alice.start("open", "i1");
      alice.start("hidden", "i1", "access='private'", "");
      log.reset();
      bob.presence("subscribe", "open");
      bob.presence("subscribe", "hidden");
      awaitItem(bob, "open", "to");
      awaitItem(bob, "hidden", "absent");

      alice.set("open", "<release xmlns='urn:parley:names:1'/>");
      awaitItem(bob, "open", "absent");
    }
    assertNothingLogged();
  }
}
