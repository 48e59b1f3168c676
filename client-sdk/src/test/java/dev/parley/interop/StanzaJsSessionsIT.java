package dev.parley.interop;

import static dev.parley.TestNet.PATIENCE;
import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ConnectOptions;
import dev.parley.Decision;
import dev.parley.Incoming;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.Received;
import dev.parley.StanzaTap.Direction;
import dev.parley.channel.DataChannel;
import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.media.AudioTrack;
import dev.parley.media.TestPatternSource;
import dev.parley.media.ToneSource;
import dev.parley.media.VideoTrack;
import dev.parley.peer.EndReason;
import dev.parley.peer.NegotiationException;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerRefusedException;
import dev.parley.peer.PeerState;
import dev.parley.peer.RenegotiationRefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * Whole sessions with stanza.js in Chromium, called and calling: data, sound and pictures both
 * ways, other paths, and the end with its reason. One browser serves all tests, as it would a user.
 */
@Timeout(120)
class StanzaJsSessionsIT {

  private static final Map<String, ?> WITH_MEDIA = Map.of("media", true);

  /** What TestPatternSource draws, in red, green and blue: colour bars at 75 %. */
  private static final int[][] BARS = {
    {191, 191, 191}, {191, 191, 0}, {0, 191, 191}, {0, 191, 0},
    {191, 0, 191}, {191, 0, 0}, {0, 0, 191}, {0, 0, 0}
  };

  @TempDir static Path folder;
  static EmbeddedOpenfire server;
  static StanzaJsPage browser;
  static EntityFullJid theBrowser;
  static Parley alice;
  static final Incoming INCOMING = new Incoming();
  static final AtomicReference<Supplier<Decision>> POLICY = new AtomicReference<>();
  static final AtomicReference<Perceived> PERCEIVED = new AtomicReference<>();
  static final AtomicInteger TRICKLED = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Browser.executable().isPresent(), "Chromium is not installed: apt-get install chromium");
    Path scripts =
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
        await(
            Parley.builder()
                .account("alice@" + server.domain())
                .password("secret-a".toCharArray())
                .server("127.0.0.1", server.port())
                .trust(server.trust())
                .storage(folder.resolve("alice"))
                .connectionPolicy(request -> POLICY.get().get())
                .stanzaTap(StanzaJsSessionsIT::count)
                .build()
                .signIn());
    alice.onConnection(
        session -> {
          PERCEIVED.get().on(session);
          INCOMING.accept(session);
        });
    browser =
        StanzaJsPage.open(
            scripts.resolve("driven.js"),
            Path.of("target/chromium-sessions.log"),
            Map.of(
                "jid",
                "browser@" + server.domain(),
                "password",
                "secret-b",
                "webSocket",
                "ws://127.0.0.1:" + server.webSocketPort().getAsInt() + "/ws/",
                "log",
                Boolean.getBoolean("parley.test.log")));
    theBrowser = JidCreate.entityFullFrom(browser.expect("signed-in").path("jid").asText());
  }

  private static void count(Direction way, String xml) {
    if (way == Direction.RECEIVED && xml.contains("transport-info") && xml.contains("<candidate")) {
      TRICKLED.incrementAndGet();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (alice != null) {
      alice.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void theBrowserCalls() throws Exception {
    AudioTrack tone = new AudioTrack(new ToneSource(440));
    VideoTrack pattern = new VideoTrack(new TestPatternSource());
    try {
      POLICY.set(() -> Decision.accept(List.of(tone, pattern)));
      Perceived perceived = new Perceived();
      PERCEIVED.set(perceived);
      int trickled = TRICKLED.get();
      browser.tell("call", Map.of("to", alice.address().toString(), "media", true));
      browser.expect("open");
      PeerConnection session = INCOMING.next();
      answered("hello");
      assertThat(TRICKLED.get()).as("transport-infos with candidates").isGreaterThan(trickled);
      theyPerceive();
      wePerceive(perceived);

      browser.tell("restart", Map.of());
      browser.expect("restarted");
      answered("after the browser's restart");
      // stanza.js would end the session; so it is not asked.
      assertThat(failureOf(session.restartIce())).isInstanceOf(NegotiationException.class);
      answered("after ours, which was not to be");
      assertThat(session.state()).isEqualTo(PeerState.CONNECTED);

      browser.tell("end", Map.of("reason", "expired"));
      PeerClosed closed = await(session.closed());
      assertThat(closed.reason()).isEqualTo(EndReason.EXPIRED);
      assertThat(closed.remote()).isTrue();
      browser.expect("terminated");
    } finally {
      tone.stop();
      pattern.stop();
    }
  }

  @Test
  void theBrowserIsCalled() throws Exception {
    AudioTrack tone = new AudioTrack(new ToneSource(440));
    VideoTrack pattern = new VideoTrack(new TestPatternSource());
    try {
      Perceived perceived = new Perceived();
      browser.tell("answer", WITH_MEDIA);
      PeerConnection session =
          await(
              alice.connect(
                  theBrowser, ConnectOptions.defaults().withTrack(tone).withTrack(pattern)));
      perceived.on(session);
      browser.expect("accepted");
      DataChannel channel = session.dataChannels().get(0);
      Received received = new Received(channel);
      echoed(channel, received);
      theyPerceive();
      wePerceive(perceived);

      // Other paths are looked for in other tests: a candidate of the browser's that crosses the
      // end
      // would be of an unknown session, and be told instead of the reason.
      session.close(EndReason.GONE, "the shop is closed");
      JsonNode terminated = browser.expect("terminated");
      assertThat(terminated.path("condition").asText()).isEqualTo("gone");
      assertThat(terminated.path("text").asText()).isEqualTo("the shop is closed");
    } finally {
      tone.stop();
      pattern.stop();
    }
  }

  @Test
  void theBrowserIsCalledForDataAlone() throws Exception {
    browser.tell("answer", Map.of("media", false));
    PeerConnection session = await(alice.connect(theBrowser, ConnectOptions.defaults()));
    browser.expect("accepted");
    DataChannel channel = session.dataChannels().get(0);
    Received received = new Received(channel);
    echoed(channel, received);
    await(session.restartIce());
    echoed(channel, received);
    browser.tell("end", Map.of("reason", "success"));
    assertThat(await(session.closed()).reason()).isEqualTo(EndReason.SUCCESS);
    browser.expect("terminated");
  }

  /** stanza.js takes no change of contents: each is refused, and the rest goes on. */
  @Test
  void changesThatItRefusesLeaveTheRestAlive() throws Exception {
    AudioTrack tone = new AudioTrack(new ToneSource(440));
    VideoTrack pattern = new VideoTrack(new TestPatternSource());
    try {
      browser.tell("answer", WITH_MEDIA);
      PeerConnection session =
          await(alice.connect(theBrowser, ConnectOptions.defaults().withTrack(tone)));
      browser.expect("accepted");
      DataChannel channel = session.dataChannels().get(0);
      Received received = new Received(channel);
      echoed(channel, received);

      assertThat(failureOf(session.addTrack(pattern)))
          .isInstanceOf(RenegotiationRefusedException.class);
      echoed(channel, received);
      await(session.hold());
      echoed(channel, received);
      await(session.unhold());
      echoed(channel, received);
      assertThat(failureOf(session.removeTrack(tone)))
          .isInstanceOf(RenegotiationRefusedException.class);
      echoed(channel, received);
      await(session.restartIce());
      echoed(channel, received);
      assertThat(session.state()).isEqualTo(PeerState.CONNECTED);
      session.close();
      browser.expect("terminated");
    } finally {
      tone.stop();
      pattern.stop();
    }
  }

  @Test
  void eitherSideRefuses() throws Exception {
    POLICY.set(() -> Decision.reject(EndReason.BUSY, "a game is on"));
    browser.tell("callInVain", Map.of("to", alice.address().toString()));
    JsonNode refused = browser.expect("terminated");
    assertThat(refused.path("condition").asText()).isEqualTo("busy");
    assertThat(refused.path("text").asText()).isEqualTo("a game is on");

    browser.tell("decline", Map.of("reason", "decline"));
    Throwable failure = failureOf(alice.connect(theBrowser, ConnectOptions.defaults()));
    assertThat(failure).isInstanceOf(PeerRefusedException.class);
    assertThat(((PeerRefusedException) failure).reason()).isEqualTo(EndReason.DECLINE);
    browser.expect("terminated");
  }

  /** From the browser to Parley and back. */
  private static void answered(String text) throws Exception {
    browser.tell("send", Map.of("text", text));
    assertThat(browser.expect("message").path("text").asText()).isEqualTo(text);
  }

  /** From Parley to the browser and back. */
  private static void echoed(DataChannel channel, Received received) throws Exception {
    await(channel.send("echo this"));
    assertThat(received.next().text()).isEqualTo("echo of it");
  }

  /** Our tone and our colour bars, as the browser hears and sees them. */
  private static void theyPerceive() {
    Awaitility.await("what the browser perceives")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              browser.tell("perceive", Map.of());
              JsonNode perceived = browser.expect("perceived");
              assertThat(perceived.path("hertz").asDouble())
                  .as("%s", perceived)
                  .isCloseTo(440, within(3.0));
              assertThat(perceived.path("frames").asInt()).isGreaterThan(5);
              for (int bar = 0; bar < BARS.length; bar++) {
                for (int colour = 0; colour < 3; colour++) {
                  assertThat(perceived.path("colours").path(bar).path(colour).asInt())
                      .as("bar %d of %s", bar, perceived)
                      .isCloseTo(BARS[bar][colour], within(40));
                }
              }
            });
  }

  /** Beeps with silence between, and a picture in which something moves. */
  private static void wePerceive(Perceived perceived) {
    Awaitility.await("what Parley perceives")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(perceived.beeps()).as("%s", perceived).isGreaterThan(2);
              assertThat(perceived.silences()).isGreaterThan(perceived.beeps());
              assertThat(perceived.pictures()).as("%s", perceived).isGreaterThan(10);
              assertThat(perceived.size()).isEqualTo("320x240");
            });
  }
}
