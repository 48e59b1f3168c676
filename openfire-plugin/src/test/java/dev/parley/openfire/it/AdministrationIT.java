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

/** Ad-hoc commands for administrators, and STUN and TURN servers for everyone. */
class AdministrationIT {
  private static EmbeddedOpenfire server;
  private static Client admin;
  private static Client bob;

  @BeforeAll
  static void signIn() throws Exception {
    server =
        Server.builder()
            .user("root", "secret")
            .property("admin.authorizedJIDs", "root@localhost")
            .property("parley.names.quarantine", "0")
            .property(
                "parley.names.turn.services",
                "stun:stun.example.org, turn:turn.example.org:3479?transport=udp, nonsense")
            .property("parley.names.turn.password", "shared secret")
            .property("parley.names.turn.lifetime", "600")
            .start();
    admin = Client.signIn(server, "root", "r");
    bob = Client.signIn(server, "bob", "b");
  }

  @AfterAll
  static void signOut() throws Exception {
    admin.close();
    bob.close();
    server.close();
  }

  private static Element command(Client client, String name, String rest) throws Exception {
    return client.ask(
        "set",
        "localhost",
        "<command xmlns='http://jabber.org/protocol/commands' node='urn:parley:names:1#%s' %s"
            .formatted(name, rest));
  }

  private static String run(String name, String field, String value) throws Exception {
    Element form = command(admin, name, "action='execute'/>");
    Element executing = Xml.child(form, "command");
    assertThat(executing.getAttribute("status")).as(Xml.text(form)).isEqualTo("executing");
    Element done =
        command(
            admin,
            name,
            "action='complete' sessionid='"
                + executing.getAttribute("sessionid")
                + "'><x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE'><value>urn:parley:names:1#admin</value></field>"
                + "<field var='"
                + field
                + "'><value>"
                + value
                + "</value></field></x></command>");
    assertThat(Xml.child(done, "command").getAttribute("status")).isEqualTo("completed");
    return Xml.text(done);
  }

  @Test
  void administratorsListShowReleaseAndBan() throws Exception {
    bob.start("administered", "i1");
    assertThat(run("list", "after", "")).contains("administered");
    assertThat(run("show", "name", "administered"))
        .contains("bob@localhost")
        .contains("active " + bob.jid());
    assertThat(run("show", "name", "absent")).contains("There is no such name");
    assertThat(run("ban", "pattern", "administer*")).contains("administer*");
    assertThat(run("release", "name", "administered")).contains("Released");
    assertThat(Xml.error(bob.resolve("administered"))).isEqualTo("cancel item-not-found");
    assertThat(Xml.error(bob.start("administered", "i1"))).isEqualTo("auth forbidden");
    assertThat(run("statistics", "none", ""))
        .contains("Names held")
        .contains("refused-not_found")
        .contains("refused-forbidden");
  }

  @Test
  void nobodyElseDoes() throws Exception {
    for (String name : new String[] {"list", "show", "release", "ban", "statistics"}) {
      assertThat(Xml.error(command(bob, name, "action='execute'/>"))).isEqualTo("auth forbidden");
    }
  }

  @Test
  void relaysComeWithCredentialsThatEnd() throws Exception {
    Element answer = bob.ask("get", "names.localhost", "<services xmlns='urn:xmpp:extdisco:2'/>");
    Element services = Xml.child(answer, "services");
    assertThat(Xml.children(services)).hasSize(2);
    Element stun = Xml.children(services).get(0);
    assertThat(stun.getAttribute("host")).isEqualTo("stun.example.org");
    assertThat(stun.getAttribute("port")).isEqualTo("3478");
    assertThat(stun.hasAttribute("password")).isFalse();
    Element turn = Xml.children(services).get(1);
    assertThat(turn.getAttribute("transport")).isEqualTo("udp");
    check(turn);

    Element only =
        bob.ask("get", "names.localhost", "<services xmlns='urn:xmpp:extdisco:2' type='turn'/>");
    assertThat(Xml.children(Xml.child(only, "services"))).hasSize(1);
    Element credentials =
        bob.ask(
            "get",
            "names.localhost",
            "<credentials xmlns='urn:xmpp:extdisco:2'>"
                + "<service host='turn.example.org' type='turn'/></credentials>");
    check(Xml.children(Xml.child(credentials, "credentials")).get(0));
    assertThat(
            Xml.error(
                bob.ask(
                    "get",
                    "names.localhost",
                    "<credentials xmlns='urn:xmpp:extdisco:2'>"
                        + "<service host='other.example.org' type='turn'/></credentials>")))
        .isEqualTo("cancel item-not-found");
  }

  private static void check(Element service) throws Exception {
    String[] username = service.getAttribute("username").split(":", 2);
    assertThat(username[1]).isEqualTo("bob@localhost");
    Instant expires = Instant.ofEpochSecond(Long.parseLong(username[0]));
    assertThat(expires).isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(601));
    assertThat(Instant.parse(service.getAttribute("expires"))).isEqualTo(expires);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec("shared secret".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    assertThat(Base64.getDecoder().decode(service.getAttribute("password")))
        .isEqualTo(mac.doFinal(service.getAttribute("username").getBytes(StandardCharsets.UTF_8)));
  }
}
