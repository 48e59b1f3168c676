package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** A restart of the server keeps names, keys, epochs and subscriptions. */
class RestartIT {

  @Test
  void whatIsKept(@TempDir Path data) throws Exception {
    keeps(Server.builder().dataDirectory(data));
  }

  /** Starts a server twice. */
  static void keeps(EmbeddedOpenfireBuilder builder) throws Exception {
    String key;
    try (EmbeddedOpenfire server = builder.start();
        Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b")) {
      bob.write("<presence/>");
      Element status =
          Xml.payload(
              alice.start("kept", "i1", "access='allow'", "<allow jid='bob@localhost'/>"),
              "status");
      key = status.getAttribute("key");
      assertThat(Xml.payload(alice.start("kept", "i2", "standby='true'", ""), "status"))
          .isNotNull();
      bob.presence("subscribe", "kept");
      assertThat(bob.awaitPresence("kept")).isEqualTo("subscribed");
      assertThat(bob.awaitPresence("kept")).startsWith("available");
    }
    try (EmbeddedOpenfire server = builder.start();
        Client bob = Client.signIn(server, "bob", "b");
        Client carol = Client.signIn(server, "carol", "c");
        Client eve = Client.signIn(server, "eve", "e")) {
      bob.write("<presence/>");
      assertThat(bob.awaitPresence("kept")).isEqualTo("unavailable");
      assertThat(Xml.error(bob.resolve("kept"))).isEqualTo("wait recipient-unavailable");
      assertThat(Xml.error(eve.resolve("kept"))).isEqualTo("cancel item-not-found");
      assertThat(Xml.error(carol.start("kept", "i3"))).isEqualTo("cancel conflict exists");

      Element status = Xml.payload(carol.start("kept", "i3", "key='" + key + "'", ""), "status");

      assertThat(status.getAttribute("state")).isEqualTo("started");
      long epoch = Long.parseLong(status.getAttribute("epoch"));
      assertThat(epoch).isGreaterThan(1);
      assertThat(bob.awaitPresence("kept")).isEqualTo("available " + epoch);
    }
  }
}
