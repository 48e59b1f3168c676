package dev.parley.interop;

import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ConnectOptions;
import dev.parley.Decision;
import dev.parley.Incoming;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.TestNet;
import dev.parley.media.AudioTrack;
import dev.parley.media.TestPatternSource;
import dev.parley.media.ToneSource;
import dev.parley.media.VideoTrack;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerRefusedException;
import dev.parley.peer.PeerState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls between two Parleys of which each takes the other for another client. */
@Timeout(120)
class OtherClientsCallIT {

  private static final Pattern UFRAG = Pattern.compile(" ufrag=\"([^\"]+)\"");
  private static final double LOW = 440;
  private static final double HIGH = 880;

  private final AudioTrack low = new AudioTrack(new ToneSource(LOW));
  private final AudioTrack high = new AudioTrack(new ToneSource(HIGH));
  private final VideoTrack there = new VideoTrack(new TestPatternSource());
  private final LatePattern late = new LatePattern();
  private final VideoTrack back = new VideoTrack(late);
  private final Heard atBob = new Heard();
  private final Heard atAlice = new Heard();
  private final Incoming incoming = new Incoming();
  private TestNet net;
  private Parley alice;
  private Parley bob;

  @BeforeEach
  void start() throws Exception {
    net = TestNet.start();
    bob =
        net.client(
            "bob", builder -> builder.connectionPolicy(r -> Decision.accept(List.of(high, back))));
    bob.onConnection(
        session -> {
          session.onTrack(atBob::take);
          incoming.accept(session);
        });
    alice = net.client("alice");
  }

  @AfterEach
  void stop() {
    net.close();
    low.stop();
    high.stop();
    there.stop();
    back.stop();
  }

  private PeerConnection call(Between between) throws Exception {
    PeerConnection caller =
        await(
            alice.connect(
                between.address(),
                ConnectOptions.defaults().withoutChannels().withTrack(low).withTrack(there)));
    caller.onTrack(atAlice::take);
    late.begin();
    bothHear();
    assertThat(between.refusals()).isEmpty();
    return caller;
  }

  private void bothHear() {
    atBob.await(LOW);
    atAlice.await(HIGH);
  }

  /** No group, contents "audio" and "video", a transport for each. */
  @Test
  void whoeverTakesTheOtherForDino() throws Exception {
    try (DinoShaped dino = new DinoShaped(net, "eve", bob.address())) {
      PeerConnection caller = call(dino);
      assertThat(ufrags(dino.passed(), "session-accept")).as("one for each transport").hasSize(2);

      // Dino takes no restart of two contents; the session goes on as it is.
      assertThat(failureOf(caller.restartIce())).isInstanceOf(PeerRefusedException.class);
      assertThat(dino.refusals()).containsExactly("transport-info feature-not-implemented");
      bothHear();
      assertThat(caller.state()).isEqualTo(PeerState.CONNECTED);

      incoming.next().close(EndReason.SUCCESS, null);
      assertThat(await(caller.closed()).reason()).isEqualTo(EndReason.SUCCESS);

      // It refuses a whole session because of a content for data channels.
      assertThat(failureOf(alice.connect(dino.address(), ConnectOptions.defaults().withTrack(low))))
          .isInstanceOf(PeerRefusedException.class);
    }
  }

  /** Either side restarts ICE, as Conversations understands it. */
  @Test
  void whoeverTakesTheOtherForConversations() throws Exception {
    try (ConversationsShaped conversations = new ConversationsShaped(net, "eve", bob.address())) {
      PeerConnection caller = call(conversations);
      PeerConnection called = incoming.next();

      await(caller.restartIce());
      bothHear();
      await(called.restartIce());
      bothHear();
      assertThat(conversations.refusals()).isEmpty();
      assertThat(ufrags(conversations.passed(), "transport-info"))
          .as("two generations of either side besides the first")
          .hasSizeGreaterThanOrEqualTo(4);
      assertThat(caller.state()).isEqualTo(PeerState.CONNECTED);
      assertThat(called.state()).isEqualTo(PeerState.CONNECTED);

      caller.close(EndReason.SUCCESS, null);
      assertThat(await(called.closed()).reason()).isEqualTo(EndReason.SUCCESS);
    }
  }

  /** The generations of ICE in what was said with that action. */
  private static Set<String> ufrags(List<String> passed, String action) {
    Set<String> found = new LinkedHashSet<>();
    for (String said : passed) {
      Matcher matcher = UFRAG.matcher(said.contains(action) ? said : "");
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }
}
