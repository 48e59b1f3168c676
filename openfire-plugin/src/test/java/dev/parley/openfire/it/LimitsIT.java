package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import org.junit.jupiter.api.Test;

/** The limits as they are by default. */
class LimitsIT {

  @Test
  void tooManyAndTooFastAreRefusedPolitely() throws Exception {
    try (EmbeddedOpenfire server = Server.builder().start();
        Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b");
        Client eve = Client.signIn(server, "eve", "e")) {
      for (int i = 0; i < 10; i++) {
        Xml.payload(alice.start("n" + i, "i1"), "status");
      }
      assertThat(Xml.error(alice.start("n10", "i1"))).isEqualTo("wait policy-violation");
      Xml.payload(alice.start("n3", "i1"), "status");

      int refused = 0;
      for (int i = 0; i < 60; i++) {
        String error = Xml.error(eve.resolve("guess" + i));
        if (error.equals("wait policy-violation")) {
          refused++;
        } else {
          assertThat(error).isEqualTo("cancel item-not-found");
        }
      }
      assertThat(refused).isBetween(25, 30);
      assertThat(Xml.payload(eve.resolve("n0"), "address")).isNotNull();
      assertThat(Xml.error(bob.resolve("guess1"))).isEqualTo("cancel item-not-found");

      for (int i = 0; i < 17; i++) {
        String answer = Xml.text(alice.start("n0", "standby" + i, "standby='true' key='x'", ""));
        assertThat(answer).contains(i < 10 ? "incorrect" : "policy-violation");
      }
    }
  }

  @Test
  void quotasAndAdmissionAreTheAdministrators() throws Exception {
    try (EmbeddedOpenfire server =
            Server.builder()
                .property("parley.names.limit.names", "2")
                .property("parley.names.limit.standbys", "0")
                .property("parley.names.banned", "admin*, root")
                .start();
        Client alice = Client.signIn(server, "alice", "a");
        Client alice2 = Client.signIn(server, "alice", "b")) {
      Xml.payload(alice.start("one", "i1"), "status");
      Xml.payload(alice.start("two", "i1"), "status");
      assertThat(Xml.error(alice.start("three", "i1"))).isEqualTo("wait resource-constraint");
      assertThat(Xml.error(alice2.start("one", "i2", "standby='true'", "")))
          .isEqualTo("wait resource-constraint");
      assertThat(Xml.error(alice.start("administrator", "i1"))).isEqualTo("auth forbidden");
      assertThat(Xml.error(alice.start("root", "i1"))).isEqualTo("auth forbidden");
    }
    try (EmbeddedOpenfire server =
            Server.builder().property("parley.names.register", "nobody").start();
        Client alice = Client.signIn(server, "alice", "a")) {
      assertThat(Xml.error(alice.start("one", "i1"))).isEqualTo("auth forbidden");
    }
  }
}
