package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.embedded.EmbeddedOpenfire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The plugin is unloaded and loaded again in a running server. */
class ReloadIT {
  private static final String ITEMS = "<query xmlns='http://jabber.org/protocol/disco#items'/>";

  @Test
  void nothingIsLeftBehindAndNamesAreKept(@TempDir Path data) throws Exception {
    try (EmbeddedOpenfire server =
            Server.builder()
                .dataDirectory(data)
                .property("plugins.loading.monitor.interval", "1")
                .property("admin.authorizedJIDs", "alice@localhost")
                .start();
        Client alice = Client.signIn(server, "alice", "a");
        Client bob = Client.signIn(server, "bob", "b")) {
      alice.start("kept", "i1");
      bob.presence("", "kept");
      assertThat(bob.awaitPresence("kept")).isEqualTo("available 1");
      assertThat(threads()).isNotEmpty();
      assertThat(services(bob)).contains("names.localhost");
      assertThat(commands(alice)).contains("urn:parley:names:1#list");

      Path jar = data.resolve("plugins/parley.jar");
      Files.delete(jar);

      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> assertThat(services(bob)).doesNotContain("names.localhost"));
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(threads()).isEmpty());
      assertThat(commands(alice)).doesNotContain("urn:parley:names:1");
      assertThat(bob.resolve("kept").getAttribute("type")).isEqualTo("error");

      Files.copy(Path.of(System.getProperty("parley.plugin.jar")), jar);

      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> assertThat(services(bob)).contains("names.localhost"));
      Element status = Xml.payload(alice.start("kept", "i1"), "status");
      assertThat(status.getAttribute("state")).isEqualTo("started");
      assertThat(status.getAttribute("epoch")).isEqualTo("2");
    }
  }

  private static String services(Client client) throws Exception {
    return Xml.text(client.ask("get", "localhost", ITEMS));
  }

  private static String commands(Client client) throws Exception {
    return Xml.text(
        client.ask(
            "get",
            "localhost",
            ITEMS.replace("/>", " node='http://jabber.org/protocol/commands'/>")));
  }

  /** The plugin's threads; the server runs in this JVM. */
  private static java.util.List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith("parley-names"))
        .toList();
  }
}
