package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Release, new keys, transfer, access: what owners do with names. */
class OwnershipIT {
  private static EmbeddedOpenfire server;
  private static Client alice;
  private static Client bob;
  private static Client eve;

  /** Lifts the limit of misses: hidden names are asked for again and again. */
  @BeforeAll
  static void signIn() throws Exception {
    server =
        Server.builder()
            .property("parley.names.quarantine", "1")
            .property("parley.names.limit.misses", "0")
            .start();
    alice = Client.signIn(server, "alice", "a");
    bob = Client.signIn(server, "bob", "b");
    eve = Client.signIn(server, "eve", "e");
  }

  @AfterAll
  static void signOut() throws Exception {
    alice.close();
    bob.close();
    eve.close();
    server.close();
  }

  private static Element set(Client client, String name, String element) throws Exception {
    return client.set(name, element.replaceFirst("^<([a-z-]+)", "<$1 xmlns='" + Xml.NAMES + "'"));
  }

  private static String key(Element answer) {
    return Xml.payload(answer, "status").getAttribute("key");
  }

  private static void done(Element answer) {
    assertThat(answer.getAttribute("type")).as(Xml.text(answer)).isEqualTo("result");
  }

  @Test
  void releaseEndsEverythingAndKeepsTheEpoch() throws Exception {
    bob.write("<presence/>");
    alice.start("given-up", "i1");
    bob.presence("subscribe", "given-up");
    assertThat(bob.awaitPresence("given-up")).isEqualTo("subscribed");
    assertThat(bob.awaitPresence("given-up")).isEqualTo("available 1");
    assertThat(Xml.error(set(eve, "given-up", "<release/>"))).isEqualTo("auth not-authorized");
    assertThat(Xml.error(set(eve, "given-up", "<release key='wrong'/>")))
        .isEqualTo("auth not-authorized incorrect");

    done(set(alice, "given-up", "<release/>"));

    assertThat(bob.awaitPresence("given-up")).isEqualTo("unavailable");
    assertThat(bob.awaitPresence("given-up")).isEqualTo("unsubscribed");
    Element told = alice.await(s -> Xml.child(s, "status") != null);
    assertThat(Xml.child(told, "status").getAttribute("state")).isEqualTo("stopped");
    assertThat(Xml.error(eve.resolve("given-up"))).isEqualTo("cancel item-not-found");
    assertThat(Xml.error(eve.start("given-up", "i2"))).isEqualTo("cancel conflict exists");
    Thread.sleep(1100); // the quarantine this test sets is one second; it is what is tested
    Element again = Xml.payload(eve.start("given-up", "i2"), "status");
    assertThat(again.getAttribute("state")).isEqualTo("registered");
    assertThat(again.getAttribute("epoch")).isEqualTo("2");
  }

  @Test
  void aNewKeyKillsTheOldOne() throws Exception {
    String old = key(alice.start("rekeyed", "i1"));
    assertThat(Xml.error(set(bob, "rekeyed", "<rekey/>"))).isEqualTo("auth not-authorized");
    String fresh = key(set(alice, "rekeyed", "<rekey/>"));
    set(alice, "rekeyed", "<stop/>");
    assertThat(Xml.error(bob.start("rekeyed", "i2", "key='" + old + "'", "")))
        .isEqualTo("auth not-authorized incorrect");
    assertThat(
            Xml.payload(bob.start("rekeyed", "i2", "key='" + fresh + "'", ""), "status")
                .getAttribute("state"))
        .isEqualTo("started");
  }

  @Test
  void aTransferIsOfferedAndAccepted() throws Exception {
    String old = key(alice.start("moved", "i1"));
    assertThat(Xml.error(set(bob, "moved", "<accept-transfer/>")))
        .isEqualTo("cancel item-not-found");
    assertThat(Xml.error(set(alice, "moved", "<transfer to='bob@localhost/x'/>")))
        .isEqualTo("modify bad-request");
    done(set(alice, "moved", "<transfer to='bob@localhost'/>"));
    assertThat(Xml.error(set(eve, "moved", "<accept-transfer/>")))
        .isEqualTo("cancel item-not-found");
    String fresh = key(set(bob, "moved", "<accept-transfer/>"));
    assertThat(fresh).isNotEmpty().isNotEqualTo(old);
    Element told = alice.await(s -> Xml.child(s, "status") != null);
    assertThat(Xml.child(told, "status").getAttribute("state")).isEqualTo("stopped");
    assertThat(Xml.error(alice.start("moved", "i1"))).isEqualTo("cancel conflict exists");
    assertThat(Xml.payload(bob.start("moved", "i2"), "status").getAttribute("epoch"))
        .isEqualTo("2");

    done(set(bob, "moved", "<transfer to='alice@localhost'/>"));
    done(set(bob, "moved", "<transfer/>"));
    assertThat(Xml.error(set(alice, "moved", "<accept-transfer/>")))
        .isEqualTo("cancel item-not-found");
  }

  @Test
  void anAllowListAdmitsAccountsAndDomains() throws Exception {
    alice.start("listed-only", "i1", "access='allow'", "<allow jid='bob@localhost'/>");
    assertThat(Xml.payload(bob.resolve("listed-only"), "address")).isNotNull();
    assertThat(Xml.error(eve.resolve("listed-only"))).isEqualTo("cancel item-not-found");
    done(set(alice, "listed-only", "<configure><allow jid='localhost'/></configure>"));
    assertThat(Xml.payload(eve.resolve("listed-only"), "address")).isNotNull();
    assertThat(Xml.error(set(bob, "listed-only", "<configure access='open'/>")))
        .isEqualTo("auth not-authorized");
  }

  @Test
  void contactsAreThoseWhoSeeTheOwner() throws Exception {
    alice.start("friends", "i1", "access='contacts'", "");
    assertThat(Xml.error(bob.resolve("friends"))).isEqualTo("cancel item-not-found");
    alice.write("<presence/>");
    bob.write("<presence/>");
    bob.write("<presence to='alice@localhost' type='subscribe'/>");
    alice.await(s -> s.getAttribute("type").equals("subscribe"));
    alice.write("<presence to='bob@localhost' type='subscribed'/>");
    bob.await(
        s ->
            s.getAttribute("type").equals("subscribed")
                && s.getAttribute("from").equals("alice@localhost"));
    assertThat(Xml.payload(bob.resolve("friends"), "address")).isNotNull();
    assertThat(Xml.error(eve.resolve("friends"))).isEqualTo("cancel item-not-found");
  }
}
