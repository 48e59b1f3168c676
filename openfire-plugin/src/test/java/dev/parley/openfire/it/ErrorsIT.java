package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Every error of the table in docs/protocol.md, provoked once. */
class ErrorsIT {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z-]+)` \\| ([a-z]+) \\| (?:`<([a-z-]+)/>`)? ?\\| .*");
  private static final String RESOLVE = "<resolve xmlns='" + Xml.NAMES + "'/>";

  private static EmbeddedOpenfire server;
  private static Client alice;
  private static Client alice2;
  private static Client bob;
  private static Client eve;
  private static final Set<String> PROVOKED = new TreeSet<>();

  @BeforeAll
  static void signIn() throws Exception {
    server = Server.builder().property("parley.names.limit.names", "2").start();
    alice = Client.signIn(server, "alice", "a");
    alice2 = Client.signIn(server, "alice", "a2");
    bob = Client.signIn(server, "bob", "b");
    eve = Client.signIn(server, "eve", "e");
  }

  @AfterAll
  static void signOut() throws Exception {
    for (Client client : new Client[] {alice, alice2, bob, eve}) {
      client.close();
    }
    server.close();
  }

  private static void refused(Element answer, String error) {
    assertThat(Xml.error(answer)).as(Xml.text(answer)).isEqualTo(error);
    PROVOKED.add(error);
  }

  private static Element set(Client client, String name, String element) throws Exception {
    return client.set(name, element.replaceFirst("^<([a-z-]+)", "<$1 xmlns='" + Xml.NAMES + "'"));
  }

  @Test
  void everyErrorOfTheTableIsProvoked() throws Exception {
    Xml.payload(alice.start("club", "i1", "", identity(1)), "status");
    startsAreRefused();
    ownersAreProtected();
    requestsAreRefused();
    theServiceFails();

    assertThat(PROVOKED).isEqualTo(table());
  }

  private static String identity(int of) {
    byte[] key = new byte[32];
    key[0] = (byte) of;
    return "<identity>" + Base64.getEncoder().encodeToString(key) + "</identity>";
  }

  private static void startsAreRefused() throws Exception {
    refused(bob.start("club", "i2"), "cancel conflict exists");
    refused(bob.start("club", "i2", "key='wrong'", ""), "auth not-authorized incorrect");
    refused(alice2.start("club", "i2"), "cancel conflict active");
    refused(
        alice2.start("club", "i2", "standby='true'", identity(2)),
        "auth not-authorized other-identity");
    refused(alice.start("-club", "i1"), "modify jid-malformed");
    Xml.payload(alice.start("second", "i1"), "status");
    refused(alice.start("third", "i1"), "wait resource-constraint");
    Inside inside = new Inside(server);
    inside.setProperty("parley.names.banned", "admin*");
    refused(bob.start("administrator", "i1"), "auth forbidden");
    inside.setProperty("parley.names.register", "nobody");
    refused(bob.start("free", "i1"), "auth forbidden");
    inside.setProperty("parley.names.register", "local");
  }

  private static void ownersAreProtected() throws Exception {
    for (String request :
        new String[] {
          "<rekey/>",
          "<release/>",
          "<stop all='true'/>",
          "<stop instance='i1'/>",
          "<transfer to='bob@localhost'/>",
          "<configure access='private'/>"
        }) {
      refused(set(bob, "club", request), "auth not-authorized");
    }
    for (String request :
        new String[] {
          "<release key='wrong'/>", "<stop all='true' key='wrong'/>", "<stop key='wrong'/>"
        }) {
      refused(set(bob, "club", request), "auth not-authorized incorrect");
    }
    refused(set(bob, "club", "<accept-transfer/>"), "cancel item-not-found");
    refused(set(alice, "club", "<stop instance='i9'/>"), "cancel item-not-found");
    refused(
        bob.ask(
            "get",
            "names.localhost",
            "<credentials xmlns='urn:xmpp:extdisco:2'>"
                + "<service host='turn.example.org' type='turn'/></credentials>"),
        "cancel item-not-found");
  }

  private static void requestsAreRefused() throws Exception {
    Xml.payload(set(alice, "second", "<stop/>"), "status");
    refused(bob.resolve("second"), "wait recipient-unavailable");
    refused(bob.resolve("nobody"), "cancel item-not-found");
    refused(set(alice, "club", "<transfer to='bob@localhost/x'/>"), "modify bad-request");
    bob.careful = false;
    refused(set(bob, "club", "<start/>"), "modify bad-request");
    refused(set(bob, "club", "<nonsense/>"), "modify bad-request");
    refused(set(bob, "club", "<resolve/>"), "modify bad-request");
    bob.careful = true;
    refused(bob.ask("get", "club@names.localhost/resource", RESOLVE), "cancel service-unavailable");
    refused(bob.get("club", "<query xmlns='jabber:iq:version'/>"), "cancel service-unavailable");
    String last = "";
    for (int i = 0; i < 40 && !last.equals("wait policy-violation"); i++) {
      last = Xml.error(eve.resolve("guess" + i));
    }
    assertThat(last).isEqualTo("wait policy-violation");
    PROVOKED.add(last);
    eve.presence("probe", "guess");
    refused(eve.await(s -> s.getLocalName().equals("presence")), "wait policy-violation");
  }

  /** The database loses the names for a moment. */
  private static void theServiceFails() throws Exception {
    Inside inside = new Inside(server);
    inside.execute("ALTER TABLE parleyName RENAME TO parleyGone");
    refused(bob.resolve("club"), "wait internal-server-error");
    refused(bob.start("new", "i1"), "wait internal-server-error");
    inside.execute("ALTER TABLE parleyGone RENAME TO parleyName");
    Xml.payload(bob.resolve("club"), "address");
  }

  /** The rows of the document, as {@link Xml#error} writes them. */
  private static Set<String> table() throws Exception {
    Set<String> rows = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("../docs/protocol.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String own = row.group(3) == null ? "" : " " + row.group(3);
        rows.add(row.group(2) + " " + row.group(1) + own);
      }
    }
    assertThat(rows).hasSizeGreaterThan(10);
    return rows;
  }
}
