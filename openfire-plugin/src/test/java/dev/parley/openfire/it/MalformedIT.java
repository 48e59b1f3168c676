package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** However malformed a stanza is, its answer is a result or a well-formed error. */
class MalformedIT {
  private static final int STANZAS = 3000;
  private static final int PRESENCES = 1000;
  private static final List<String> PRESENCE_TYPES =
      List.of("", "unavailable", "probe", "subscribe", "unsubscribe", "unsubscribed");
  private static final List<String> ELEMENTS =
      List.of(
          "start",
          "stop",
          "resolve",
          "release",
          "rekey",
          "transfer",
          "accept-transfer",
          "configure",
          "promoted",
          "status",
          "address",
          "live",
          "nonsense",
          "query",
          "ping");
  private static final List<String> ATTRIBUTES =
      List.of(
          "instance",
          "key",
          "standby",
          "priority",
          "access",
          "listed",
          "all",
          "to",
          "jid",
          "epoch",
          "state",
          "hash",
          "signature",
          "nonsense",
          "node");
  private static final List<String> CHILDREN =
      List.of("description", "identity", "fingerprint", "allow", "set", "x", "max", "after");
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "true",
          "false",
          "1",
          "-1",
          "256",
          "99999999999999999999",
          "open",
          "allow",
          "i1",
          "bob@localhost",
          "bob@localhost/x",
          "@",
          "a@b@c",
          "AAAA",
          "\u00e9\u4e2d\ud83d\ude00",
          "&lt;b&gt;&amp;&quot;&apos;",
          "&#9;&#10;&#13;",
          "x".repeat(2000),
          "../../etc",
          "&apos; OR 1=1 --",
          "%s%n%x",
          "00:11:22",
          "NaN",
          "null");
  private static final List<String> NAMESPACES =
      List.of(
          Xml.NAMES,
          Xml.NAMES,
          Xml.NAMES,
          Xml.NAMES,
          "urn:parley:names:2",
          "urn:xmpp:ping",
          "http://jabber.org/protocol/disco#info",
          "http://jabber.org/protocol/disco#items",
          "http://jabber.org/protocol/commands",
          "urn:xmpp:extdisco:2",
          "jabber:x:data",
          "x");
  private static final List<String> TARGETS =
      List.of(
          "names.localhost",
          "n1@names.localhost",
          "n2@names.localhost",
          "none@names.localhost",
          "-bad@names.localhost",
          "n1@names.localhost/res",
          "names.localhost/res");

  private final Random random = new Random(20260101);

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String attributes() {
    StringBuilder xml = new StringBuilder();
    for (String attribute : ATTRIBUTES) {
      if (random.nextInt(5) == 0) {
        xml.append(' ').append(attribute).append("='").append(any(VALUES)).append('\'');
      }
    }
    return xml.toString();
  }

  private String element(String name, String namespace, int depth) {
    StringBuilder xml = new StringBuilder("<" + name);
    if (namespace != null) {
      xml.append(" xmlns='").append(namespace).append('\'');
    }
    xml.append(attributes()).append('>');
    for (int i = random.nextInt(4); i > 0 && depth > 0; i--) {
      if (random.nextBoolean()) {
        xml.append(any(VALUES));
      } else {
        xml.append(
            element(any(CHILDREN), random.nextInt(4) == 0 ? any(NAMESPACES) : null, depth - 1));
      }
    }
    return xml.append("</").append(name).append('>').toString();
  }

  @Test
  void everyStanzaHasAWellFormedAnswerAndNoneReachesTheLog() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (EmbeddedOpenfire server =
            Server.builder()
                .property("parley.names.limit.misses", "0")
                .property("parley.names.limit.registrations", "0")
                .start();
        Client eve = Client.signIn(server, "eve", "e");
        Client alice = Client.signIn(server, "alice", "a")) {
      alice.start("n1", "i1");
      alice.start("n2", "i1", "access='private'", "");
      eve.careful = false;
      log.reset();
      for (int i = 0; i < STANZAS; i++) {
        String payload = random.nextInt(30) == 0 ? "" : element(any(ELEMENTS), any(NAMESPACES), 3);
        String target = any(TARGETS);
        try {
          check(eve.ask(random.nextBoolean() ? "get" : "set", target, payload), payload);
        } catch (AssertionError e) {
          throw new AssertionError("to " + target + ": " + payload, e);
        }
      }
      assertThat(Xml.payload(alice.resolve("n1"), "address").getAttribute("jid"))
          .isEqualTo(alice.jid());
      assertThat(
              log.toString(StandardCharsets.UTF_8)
                  .lines()
                  .filter(l -> l.contains(" ERROR ") || l.contains(" WARN ")))
          .as("what the stanzas left in the server's log")
          .isEmpty();
    } finally {
      System.setErr(before);
    }
  }

  /**
   * Of whatever type that the service may get, with whatever inside, to whatever address of it.
   * ({@code subscribed} ends before, in an error of Openfire's log, as it does for any stranger.)
   */
  @Test
  void noPresenceReachesTheLogOrEndsAnything() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (EmbeddedOpenfire server =
            Server.builder().property("parley.names.limit.misses", "0").start();
        Client eve = Client.signIn(server, "eve", "e");
        Client alice = Client.signIn(server, "alice", "a")) {
      eve.write("<presence/>");
      alice.start("n1", "i1");
      alice.start("n2", "i1", "access='private'", "");
      eve.resolve("n1");
      log.reset();
      for (int i = 0; i < PRESENCES; i++) {
        String type = any(PRESENCE_TYPES);
        eve.write(
            "<presence to='%s'%s>%s</presence>"
                .formatted(
                    any(TARGETS),
                    type.isEmpty() ? "" : " type='" + type + "'",
                    element(any(ELEMENTS), any(NAMESPACES), 2)));
      }
      assertThat(Xml.payload(eve.resolve("n1"), "address").getAttribute("jid"))
          .isEqualTo(alice.jid());
      assertThat(
              log.toString(StandardCharsets.UTF_8)
                  .lines()
                  .filter(l -> l.contains(" ERROR ") || l.contains(" WARN ")))
          .as("what the presences left in the server's log")
          .isEmpty();
    } finally {
      System.setErr(before);
    }
  }

  private static void check(Element answer, String payload) {
    if (answer.getAttribute("type").equals("result")) {
      return;
    }
    assertThat(Xml.error(answer))
        .as(payload)
        .matches(
            "(auth|cancel|continue|modify|wait) [a-z-]+( (exists|incorrect|active|other-identity))?")
        .doesNotContain("internal-server-error");
  }
}
