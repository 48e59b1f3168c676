package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/**
 * A name that is hidden from somebody answers, but for names and ids, with the very bytes of one
 * that does not exist. (That it takes the same time is shown by the registry's HiddenTest.)
 */
class HiddenIT {
  private static EmbeddedOpenfire server;
  private static Client alice;
  private static Client eve;

  /** Lifts the limits of misses and wrong keys: hidden names are asked for again and again. */
  @BeforeAll
  static void signIn() throws Exception {
    server =
        Server.builder()
            .property("parley.names.limit.misses", "0")
            .property("parley.names.limit.registrations", "0")
            .start();
    alice = Client.signIn(server, "alice", "a");
    eve = Client.signIn(server, "eve", "e");
    eve.write("<presence/>");
    for (String access : new String[] {"private", "contacts", "allow"}) {
      String attributes = "access='" + access + "' listed='true'";
      String allow = access.equals("allow") ? "<allow jid='bob@localhost'/>" : "";
      Xml.payload(
          alice.start(access, "i1", attributes, "<description>x</description>" + allow), "status");
    }
  }

  @AfterAll
  static void signOut() throws Exception {
    alice.close();
    eve.close();
    server.close();
  }

  private static String ours(String element) {
    return element.replaceFirst("^<([a-z-]+)", "<$1 xmlns='" + Xml.NAMES + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "contacts", "allow"})
  void requestsAreAnsweredAsForAnUnknownName(String hidden) throws Exception {
    for (String request :
        new String[] {
          "<stop/>",
          "<stop all='true'/>",
          "<stop instance='i1'/>",
          "<stop instance='i1' key='guess'/>",
          "<stop all='true' key='guess'/>",
          "<release/>",
          "<release key='guess'/>",
          "<rekey/>",
          "<transfer to='eve@localhost'/>",
          "<transfer/>",
          "<accept-transfer/>",
          "<configure access='open'/>",
          "<configure><description>mine</description></configure>"
        }) {
      same("set", hidden, ours(request));
    }
    for (String request :
        new String[] {
          ours("<resolve/>"),
          "<query xmlns='http://jabber.org/protocol/disco#info'/>",
          "<query xmlns='http://jabber.org/protocol/disco#info' node='x'/>",
          "<query xmlns='http://jabber.org/protocol/disco#items'/>",
          "<query xmlns='http://jabber.org/protocol/disco#items'"
              + " node='http://jabber.org/protocol/commands'/>",
          "<services xmlns='urn:xmpp:extdisco:2'/>",
          "<ping xmlns='urn:xmpp:ping'/>",
          "<query xmlns='jabber:iq:version'/>",
          "<query xmlns='jabber:iq:last'/>",
          "<vCard xmlns='vcard-temp'/>"
        }) {
      same("get", hidden, request);
    }
  }

  private static void same(String type, String hidden, String request) throws Exception {
    for (String resource : new String[] {"", "/resource"}) {
      String forHidden = shape(ask(type, hidden, resource, request), hidden);
      String forUnknown = shape(ask(type, "unknown", resource, request), "unknown");
      assertThat(forHidden).as(request).isEqualTo(forUnknown);
      assertThat(forHidden).as(request).contains("type=\"error\"");
    }
  }

  private static Element ask(String type, String name, String resource, String request)
      throws Exception {
    return eve.ask(type, name + "@names.localhost" + resource, request);
  }

  private static String shape(Element stanza, String name) {
    return Xml.text(stanza)
        .replace(name + "@names.localhost", "NAME")
        .replaceAll(" id=\"[^\"]*\"", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "contacts", "allow"})
  void presenceIsAnsweredAsForAnUnknownName(String hidden) throws Exception {
    for (String type : new String[] {"", "probe", "subscribe"}) {
      eve.presence(type, hidden);
      eve.presence(type, "unknown");
      String forHidden = shape(awaitPresence(hidden), hidden);
      assertThat(forHidden).as(type).isEqualTo(shape(awaitPresence("unknown"), "unknown"));
    }
    for (String type : new String[] {"unsubscribe", "unsubscribed", "unavailable"}) {
      eve.presence(type, hidden);
      eve.presence(type, "unknown");
      assertThat(rest(hidden)).as(type).isEqualTo(rest("unknown"));
    }
    for (String name : new String[] {hidden, "unknown"}) {
      eve.write("<message to='%s@names.localhost'><body>?</body></message>".formatted(name));
    }
    assertThat(rest(hidden)).isEqualTo(rest("unknown"));
  }

  private static Element awaitPresence(String name) throws Exception {
    String from = name + "@names.localhost";
    return eve.await(
        s -> s.getLocalName().equals("presence") && s.getAttribute("from").equals(from));
  }

  /** What comes from a name before the answer to a question that was asked later. */
  private static List<String> rest(String name) throws Exception {
    assertThat(Xml.error(eve.resolve("fence"))).isEqualTo("cancel item-not-found");
    return eve.takeFrom(name + "@names.localhost").stream().map(s -> shape(s, name)).toList();
  }

  @Test
  void theListDoesNotShowThem() throws Exception {
    Element answer =
        eve.ask(
            "get",
            "names.localhost",
            "<query xmlns='http://jabber.org/protocol/disco#items'>"
                + "<set xmlns='http://jabber.org/protocol/rsm'><max>10</max></set></query>");
    assertThat(Xml.children(Xml.child(answer, "query"))).hasSize(1);
    assertThat(Xml.children(Xml.child(Xml.child(answer, "query"), "set"))).isEmpty();
  }

  @Test
  void whoWatchesAHiddenNameHearsOfItWhenItIsShown() throws Exception {
    Xml.payload(alice.start("later", "i1", "access='private'", ""), "status");
    eve.presence("", "later");
    assertThat(eve.awaitPresence("later")).isEqualTo("unavailable");
    Element done = alice.set("later", ours("<configure access='open' listed='false'/>"));
    assertThat(done.getAttribute("type")).isEqualTo("result");
    assertThat(eve.awaitPresence("later")).isEqualTo("available 1");
  }
}
