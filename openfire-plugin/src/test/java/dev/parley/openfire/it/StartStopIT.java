package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Start, stop and resolve over real connections. */
class StartStopIT {
  private static EmbeddedOpenfire server;
  private static Client alice;
  private static Client alice2;
  private static Client bob;

  @BeforeAll
  static void signIn() throws Exception {
    server = Server.builder().start();
    alice = Client.signIn(server, "alice", "one");
    alice2 = Client.signIn(server, "alice", "two");
    bob = Client.signIn(server, "bob", "x");
  }

  @AfterAll
  static void signOut() throws Exception {
    for (Client client : new Client[] {alice, alice2, bob}) {
      if (client != null) {
        client.close();
      }
    }
    if (server != null) {
      server.close();
    }
  }

  private static final String IDENTITY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String SIGNATURE = Base64.getEncoder().encodeToString(new byte[64]);
  private static final String FINGERPRINT = "AB:CD".concat(":01".repeat(30));

  @Test
  void registeredStartedExistsIncorrectStopped() throws Exception {
    Element status = Xml.payload(alice.start("answers", "i1"), "status");
    assertThat(status.getAttribute("state")).isEqualTo("registered");
    assertThat(status.getAttribute("epoch")).isEqualTo("1");
    String key = status.getAttribute("key");
    assertThat(Base64.getUrlDecoder().decode(key)).hasSize(32);
    assertThat(Base64.getUrlDecoder().decode(status.getAttribute("ticket-key"))).hasSize(32);

    assertThat(Xml.error(bob.start("answers", "i2"))).isEqualTo("cancel conflict exists");
    assertThat(Xml.error(bob.start("answers", "i2", "key='wrong'", "")))
        .isEqualTo("auth not-authorized incorrect");
    assertThat(Xml.error(alice2.start("answers", "i3"))).isEqualTo("cancel conflict active");
    assertThat(Xml.payload(alice2.start("answers", "i3", "standby='true'", ""), "status"))
        .satisfies(
            s -> {
              assertThat(s.getAttribute("state")).isEqualTo("standby");
              assertThat(s.hasAttribute("ticket-key")).isFalse();
            });

    assertThat(stop(alice2, "answers", "instance='i3'")).isEqualTo("stopped");
    assertThat(stop(alice, "answers", "instance='i1'")).isEqualTo("stopped");
    assertThat(Xml.error(bob.resolve("answers"))).isEqualTo("wait recipient-unavailable");
    Element again = Xml.payload(bob.start("answers", "i2", "key='" + key + "'", ""), "status");
    assertThat(again.getAttribute("state")).isEqualTo("started");
    assertThat(again.getAttribute("epoch")).isEqualTo("2");
    assertThat(again.hasAttribute("key")).isFalse();
    stop(bob, "answers", "instance='i2'");
  }

  private static String stop(Client client, String name, String attributes) throws Exception {
    return Xml.payload(
            client.set(name, "<stop xmlns='%s' %s/>".formatted(Xml.NAMES, attributes)), "status")
        .getAttribute("state");
  }

  @Test
  void resolveGivesTheAddressAndATicketThatTheInstanceCanCheck() throws Exception {
    Element status =
        Xml.payload(
            alice.start(
                "club",
                "i1",
                "",
                "<description>Chess &amp; tea</description><identity>"
                    + IDENTITY
                    + "</identity><fingerprint hash='sha-256' signature='"
                    + SIGNATURE
                    + "'>"
                    + FINGERPRINT
                    + "</fingerprint>"),
            "status");

    Element address = Xml.payload(bob.resolve("club"), "address");

    assertThat(address.getAttribute("jid")).isEqualTo(alice.jid());
    assertThat(address.getAttribute("epoch")).isEqualTo("1");
    assertThat(Instant.parse(address.getAttribute("since"))).isBefore(Instant.now().plusSeconds(1));
    assertThat(Xml.child(address, "description").getTextContent()).isEqualTo("Chess & tea");
    assertThat(Xml.child(address, "identity").getTextContent()).isEqualTo(IDENTITY);
    assertThat(Xml.child(address, "fingerprint").getTextContent()).isEqualTo(FINGERPRINT);
    assertThat(Xml.child(address, "fingerprint").getAttribute("signature")).isEqualTo(SIGNATURE);

    String[] ticket = address.getAttribute("ticket").split("\\.", -1);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getUrlDecoder().decode(status.getAttribute("ticket-key")), "HmacSHA256"));
    assertThat(Base64.getUrlDecoder().decode(ticket[1]))
        .isEqualTo(mac.doFinal(ticket[0].getBytes(StandardCharsets.US_ASCII)));
    String[] lines =
        new String(Base64.getUrlDecoder().decode(ticket[0]), StandardCharsets.UTF_8)
            .split("\n", -1);
    assertThat(lines).hasSize(6).startsWith("1", "club", "names.localhost", "1", "bob@localhost");
    assertThat(Long.parseLong(lines[5]) - Instant.now().getEpochSecond()).isBetween(50L, 61L);
  }

  @Test
  void unknownNamesAreNotFound() throws Exception {
    assertThat(Xml.error(bob.resolve("nobody"))).isEqualTo("cancel item-not-found");
    assertThat(Xml.error(bob.set("nobody", "<stop xmlns='urn:parley:names:1'/>")))
        .isEqualTo("cancel item-not-found");
  }

  @Test
  void invalidNamesAreMalformed() throws Exception {
    for (String name : new String[] {"-club", "p\u0430ypal", "a%b", "\u0661"}) {
      assertThat(Xml.error(alice.start(name, "i1"))).as(name).isEqualTo("modify jid-malformed");
    }
    assertThat(
            Xml.error(alice.ask("get", "names.localhost", "<resolve xmlns='urn:parley:names:1'/>")))
        .isEqualTo("modify jid-malformed");
  }

  @Test
  void thePageOfTheServerShowsTheService() throws Exception {
    Element items =
        alice.ask("get", "localhost", "<query xmlns='http://jabber.org/protocol/disco#items'/>");
    assertThat(Xml.text(items)).contains("jid=\"names.localhost\"");
    Element info =
        alice.ask(
            "get", "names.localhost", "<query xmlns='http://jabber.org/protocol/disco#info'/>");
    assertThat(Xml.text(info))
        .contains("category=\"directory\"")
        .contains("type=\"parley\"")
        .contains("var=\"urn:parley:names:1\"");
    Element ping = alice.ask("get", "names.localhost", "<ping xmlns='urn:xmpp:ping'/>");
    assertThat(ping.getAttribute("type")).isEqualTo("result");
  }

  @Test
  void theSameInstanceInANewSessionReplacesItsGhostAtOnce() throws Exception {
    Xml.payload(alice.start("ghost", "g1"), "status");
    Element second = Xml.payload(alice2.start("ghost", "g1"), "status");
    assertThat(second.getAttribute("state")).isEqualTo("started");
    assertThat(second.getAttribute("epoch")).isEqualTo("2");
    assertThat(Xml.payload(bob.resolve("ghost"), "address").getAttribute("jid"))
        .isEqualTo(alice2.jid());
  }
}
