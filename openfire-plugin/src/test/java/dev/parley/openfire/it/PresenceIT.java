package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What subscribers and watchers see. */
class PresenceIT {
  private static EmbeddedOpenfire server;

  @BeforeAll
  static void start() {
    server = Server.builder().start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void stop(Client client, String name) throws Exception {
    Xml.payload(client.set(name, "<stop xmlns='urn:parley:names:1'/>"), "status");
  }

  @Test
  void aNameInARosterComesAndGoes() throws Exception {
    try (Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b")) {
      bob.write("<presence/>");
      alice.start("roster", "i1");
      bob.presence("subscribe", "roster");
      assertThat(bob.awaitPresence("roster")).isEqualTo("subscribed");
      assertThat(bob.awaitPresence("roster")).isEqualTo("available 1");
      stop(alice, "roster");
      assertThat(bob.awaitPresence("roster")).isEqualTo("unavailable");
      alice.start("roster", "i1");
      assertThat(bob.awaitPresence("roster")).isEqualTo("available 2");
    }
    try (Client bob = Client.signIn(server, "bob", "again");
        Client alice = Client.signIn(server, "alice", "a2")) {
      alice.start("roster", "i1");
      bob.write("<presence/>");
      assertThat(bob.awaitPresence("roster"))
          .as("the server probes for a subscriber that signs in")
          .isEqualTo("available 3");
      bob.presence("unsubscribe", "roster");
      String next = bob.awaitPresence("roster");
      if (next.equals("available 3")) {
        // What the start told subscribers may meet him, too, besides the answer to the probe.
        next = bob.awaitPresence("roster");
      }
      assertThat(next).isEqualTo("unsubscribed");
    }
  }

  @Test
  void aWatcherNeedsNoRoster() throws Exception {
    try (Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b")) {
      bob.presence("", "watched");
      assertThat(bob.awaitPresence("watched")).isEqualTo("unavailable");
      alice.start("watched", "i1");
      assertThat(bob.awaitPresence("watched")).isEqualTo("available 1");
      bob.presence("probe", "watched");
      assertThat(bob.awaitPresence("watched")).isEqualTo("available 1");
      stop(alice, "watched");
      assertThat(bob.awaitPresence("watched")).isEqualTo("unavailable");
      bob.presence("unavailable", "watched");
      // Two streams have no common order: his presence is dealt with when what follows is answered.
      bob.resolve("watched");
      alice.start("watched", "i1");
      alice.presence("", "watched");
      assertThat(alice.awaitPresence("watched")).isEqualTo("available 2");
      assertThat(bob.hasPresence("watched")).isFalse();
    }
  }

  @Test
  void theEndOfTheSessionIsTheEndOfTheInstance() throws Exception {
    try (Client bob = Client.signIn(server, "bob", "b")) {
      Client alice = Client.signIn(server, "alice", "a");
      alice.start("ends", "i1");
      alice.presence("", "ends");
      bob.presence("", "ends");
      assertThat(bob.awaitPresence("ends")).isEqualTo("available 1");
      alice.close();
      assertThat(bob.awaitPresence("ends")).isEqualTo("unavailable");

      alice = Client.signIn(server, "alice", "a");
      alice.start("ends", "i1");
      assertThat(bob.awaitPresence("ends")).isEqualTo("available 2");
      alice.cut();
      assertThat(bob.awaitPresence("ends")).isEqualTo("unavailable");
    }
  }

  @Test
  void aStandbyFollowsAndWatchersSeeOneChange() throws Exception {
    try (Client standby = Client.signIn(server, "alice", "standby");
        Client bob = Client.signIn(server, "bob", "b")) {
      Client alice = Client.signIn(server, "alice", "a");
      alice.start("moves", "i1");
      standby.start("moves", "i2", "standby='true' priority='7'", "");
      bob.presence("", "moves");
      assertThat(bob.awaitPresence("moves")).isEqualTo("available 1");

      alice.cut();

      assertThat(bob.awaitPresence("moves")).isEqualTo("available 2");
      var promoted = standby.await(s -> Xml.child(s, "promoted") != null);
      assertThat(Xml.child(promoted, "promoted").getAttribute("epoch")).isEqualTo("2");
      assertThat(promoted.getAttribute("from")).isEqualTo("moves@names.localhost");
      assertThat(Xml.payload(bob.resolve("moves"), "address").getAttribute("jid"))
          .isEqualTo(standby.jid());
      assertThat(bob.hasPresence("moves")).isFalse();
    }
  }
}
