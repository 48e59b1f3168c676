package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Lists of names in pages, and what discovery says of one. */
class DiscoveryIT {
  private static final int NAMES = 25;
  private static EmbeddedOpenfire server;
  private static Client alice;
  private static Client bob;

  /** Lifts the limit of registrations: a list needs names. */
  @BeforeAll
  static void signIn() throws Exception {
    server = Server.builder().property("parley.names.limit.registrations", "0").start();
    alice = Client.signIn(server, "alice", "a");
    bob = Client.signIn(server, "bob", "b");
    for (int i = 0; i < NAMES; i++) {
      alice.start(
          "name%02d".formatted(i),
          "i1",
          i % 5 == 0 ? "access='private'" : i % 5 == 1 ? "listed='false'" : "",
          i == 2 ? "<description>the second</description>" : "");
    }
  }

  @AfterAll
  static void signOut() throws Exception {
    alice.close();
    bob.close();
    server.close();
  }

  private static List<String> list(Client client, int max) throws Exception {
    List<String> all = new ArrayList<>();
    String after = "";
    while (true) {
      Element answer =
          client.ask(
              "get",
              "names.localhost",
              "<query xmlns='http://jabber.org/protocol/disco#items'>"
                  + "<set xmlns='http://jabber.org/protocol/rsm'><max>"
                  + max
                  + "</max>"
                  + after
                  + "</set></query>");
      List<Element> children = Xml.children(Xml.child(answer, "query"));
      List<String> page =
          children.stream()
              .filter(e -> e.getLocalName().equals("item"))
              .map(e -> e.getAttribute("jid"))
              .toList();
      assertThat(page).hasSizeLessThanOrEqualTo(max);
      all.addAll(page);
      Element last = Xml.child(Xml.child(Xml.child(answer, "query"), "set"), "last");
      if (last == null) {
        return all;
      }
      after = "<after>" + last.getTextContent() + "</after>";
    }
  }

  @Test
  void pagesHoldWhatTheAskerMaySeeAndNothingTwice() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < NAMES; i++) {
      if (i % 5 > 1) {
        expected.add("name%02d@names.localhost".formatted(i));
      }
    }
    for (int max : new int[] {1, 4, 100}) {
      assertThat(list(bob, max)).as("pages of " + max).isEqualTo(expected);
    }
    assertThat(list(alice, 7)).as("the owner sees all of hers").hasSize(NAMES);
  }

  @Test
  void aNameTellsMoreToItsOwner() throws Exception {
    String query = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
    String forBob = Xml.text(bob.get("name02", query));
    assertThat(forBob)
        .contains("the second")
        .contains("online")
        .contains("urn:parley:names:1")
        .contains("category=\"directory\"")
        .doesNotContain("access")
        .doesNotContain("instances");
    assertThat(Xml.text(alice.get("name02", query))).contains("access").contains("instances");
    assertThat(Xml.error(bob.get("name00", query))).isEqualTo("cancel item-not-found");
    assertThat(Xml.text(bob.get("name01", query))).contains("online");
  }

  @Test
  void nonsenseInAPageIsABadRequest() throws Exception {
    assertThat(
            Xml.error(
                bob.ask(
                    "get",
                    "names.localhost",
                    "<query xmlns='http://jabber.org/protocol/disco#items'>"
                        + "<set xmlns='http://jabber.org/protocol/rsm'><max>-1</max></set>"
                        + "</query>")))
        .isEqualTo("modify bad-request");
  }
}
