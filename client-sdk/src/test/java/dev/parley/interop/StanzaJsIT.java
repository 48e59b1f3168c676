package dev.parley.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ConnectionPolicy;
import dev.parley.Master;
import dev.parley.MasterOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.StopOptions;
import dev.parley.channel.DataChannel;
import dev.parley.embedded.EmbeddedOpenfire;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * stanza.js in Chromium, over Openfire's WebSocket, calls a Parley master: so that our Jingle and
 * our mapping are understood by a client that was not made for them.
 */
class StanzaJsIT {

  private static final String TEXT = "Grüße aus dem Browser ♞ \uD83D\uDE80";
  private static final int BINARY_LENGTH = 60_000;

  @TempDir static Path folder;
  static EmbeddedOpenfire server;
  static Path scripts;
  static Parley alice;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Browser.executable().isPresent(), "Chromium is not installed: apt-get install chromium");
    scripts =
        StanzaJsPage.bundle(
            Path.of("src/test/js/stanza").toAbsolutePath(),
            Path.of("target/stanza-js").toAbsolutePath());
    server =
        EmbeddedOpenfire.builder()
            .webSocketPort(0)
            .user("alice", "secret-a")
            .user("browser", "secret-b")
            .plugin(Path.of(System.getProperty("parley.plugin.jar")))
            .start();
    alice =
        Parley.builder()
            .account("alice@" + server.domain())
            .password("secret-a".toCharArray())
            .server("127.0.0.1", server.port())
            .trust(server.trust())
            .storage(folder.resolve("alice"))
            .build()
            .signIn()
            .get(20, TimeUnit.SECONDS);
  }

  @AfterAll
  static void stop() {
    if (alice != null) {
      alice.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aBrowserReachesAMasterByNameAndIsEchoed() throws Exception {
    Master master = startEchoing("browser-club", new CompletableFuture<>());
    try (StanzaJsPage browser = call("browser-club", false)) {
      browser.expect("signed-in");
      assertThat(browser.expect("resolved").path("jid").asText())
          .isEqualTo(alice.address().toString());
      browser.expect("open");
      assertThat(browser.expect("text").path("text").asText()).isEqualTo(TEXT);
      JsonNode binary = browser.expect("binary");
      assertThat(binary.path("length").asInt()).isEqualTo(BINARY_LENGTH);
      assertThat(binary.path("equal").asBoolean()).isTrue();
      browser.expect("ended");
      browser.expect("done");
    }
    master.stop(StopOptions.defaults()).get(10, TimeUnit.SECONDS);
  }

  @Test
  void aBrowserIsToldThatTheMasterStops() throws Exception {
    CompletableFuture<PeerConnection> admitted = new CompletableFuture<>();
    Master master = startEchoing("closing-club", admitted);
    try (StanzaJsPage browser = call("closing-club", true)) {
      for (String step :
          new String[] {"signed-in", "resolved", "open", "text", "binary", "waiting"}) {
        browser.expect(step);
      }
      master.stop(StopOptions.defaults()).get(10, TimeUnit.SECONDS);
      assertThat(browser.expect("terminated").path("condition").asText())
          .as("the reason that the browser sees")
          .isNotEmpty();
      browser.expect("done");
    }
    assertThat(admitted.get(10, TimeUnit.SECONDS).closed()).succeedsWithin(10, TimeUnit.SECONDS);
  }

  private static Master startEchoing(String name, CompletableFuture<PeerConnection> admitted)
      throws Exception {
    Master master =
        alice
            .startMaster(name, MasterOptions.defaults().withPolicy(ConnectionPolicy.everyone()))
            .get(10, TimeUnit.SECONDS);
    master.onConnection(
        peer -> {
          peer.onDataChannel(StanzaJsIT::echo);
          admitted.complete(peer);
        });
    return master;
  }

  private static void echo(DataChannel channel) {
    channel.onMessage(
        message -> {
          if (message.isText()) {
            channel.send(message.text());
          } else {
            channel.send(message.bytes());
          }
        });
  }

  private static StanzaJsPage call(String name, boolean masterEnds) throws Exception {
    Map<String, Object> config = new HashMap<>();
    config.put("jid", "browser@" + server.domain());
    config.put("password", "secret-b");
    config.put("webSocket", "ws://127.0.0.1:" + server.webSocketPort().getAsInt() + "/ws/");
    config.put("master", name + "@names." + server.domain());
    config.put("text", TEXT);
    config.put("binaryLength", BINARY_LENGTH);
    config.put("masterEnds", masterEnds);
    config.put("log", Boolean.getBoolean("parley.test.log"));
    return StanzaJsPage.open(
        scripts.resolve("caller.js"), Path.of("target/chromium-" + name + ".log"), config);
  }
}
