package dev.parley.interop;

import static dev.parley.TestNet.PATIENCE;
import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.ConnectOptions;
import dev.parley.Decision;
import dev.parley.Incoming;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.TestNet;
import dev.parley.media.AudioTrack;
import dev.parley.media.FrameCounterReader;
import dev.parley.media.PitchMeter;
import dev.parley.media.RemoteAudioTrack;
import dev.parley.media.RemoteTrack;
import dev.parley.media.RemoteVideoTrack;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A call between two Parleys of which each takes the other for Dino: no group, contents "audio" and
 * "video", a transport for each.
 */
@Timeout(120)
class DinoShapedIT {

  private static final Pattern UFRAG = Pattern.compile(" ufrag=\"([^\"]+)\"");

  /** What one side gets of the other. */
  private static final class Heard {
    final PitchMeter pitch = new PitchMeter();
    final FrameCounterReader pictures = new FrameCounterReader();

    void take(RemoteTrack track) {
      if (track instanceof RemoteAudioTrack audio) {
        audio.addSink(pitch);
      } else if (track instanceof RemoteVideoTrack video) {
        video.addSink(pictures);
      }
    }

    void await(double hertz) {
      Awaitility.await("a tone of " + hertz + " Hz")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(pitch.hertz().orElse(0)).isCloseTo(hertz, within(2.0)));
      long before = pictures.count().read();
      Awaitility.await("pictures")
          .atMost(PATIENCE)
          .until(() -> pictures.count().read() > before + 10);
    }
  }

  @Test
  void soundAndPicturesOnATransportEach() throws Exception {
    AudioTrack low = new AudioTrack(new ToneSource(440));
    AudioTrack high = new AudioTrack(new ToneSource(880));
    VideoTrack there = new VideoTrack(new TestPatternSource());
    VideoTrack back = new VideoTrack(new TestPatternSource());
    Heard atBob = new Heard();
    Heard atAlice = new Heard();
    Incoming incoming = new Incoming();
    try (TestNet net = TestNet.start()) {
      Parley bob =
          net.client(
              "bob",
              builder -> builder.connectionPolicy(r -> Decision.accept(List.of(high, back))));
      bob.onConnection(
          session -> {
            session.onTrack(atBob::take);
            incoming.accept(session);
          });
      Parley alice = net.client("alice");
      try (DinoShaped dino = new DinoShaped(net, "eve", bob.address())) {
        PeerConnection caller =
            await(
                alice.connect(
                    dino.address(),
                    ConnectOptions.defaults().withoutChannels().withTrack(low).withTrack(there)));
        caller.onTrack(atAlice::take);
        PeerConnection called = incoming.next();
        atBob.await(440);
        atAlice.await(880);
        assertThat(dino.refusals()).isEmpty();
        assertThat(ufrags(dino, "session-accept")).as("one for each transport").hasSize(2);

        // Dino takes no restart of two contents; the session goes on as it is.
        assertThat(failureOf(caller.restartIce())).isInstanceOf(PeerRefusedException.class);
        assertThat(dino.refusals()).containsExactly("transport-info feature-not-implemented");
        atBob.await(440);
        assertThat(caller.state()).isEqualTo(PeerState.CONNECTED);

        called.close(EndReason.SUCCESS, null);
        assertThat(await(caller.closed()).reason()).isEqualTo(EndReason.SUCCESS);

        // It refuses a whole session because of a content for data channels.
        Throwable refused =
            failureOf(alice.connect(dino.address(), ConnectOptions.defaults().withTrack(low)));
        assertThat(refused).isInstanceOf(PeerRefusedException.class);
      }
    } finally {
      low.stop();
      high.stop();
      there.stop();
      back.stop();
    }
  }

  /** Of the contents of what was said first with that action. */
  private static Set<String> ufrags(DinoShaped dino, String action) {
    String said = dino.passed().stream().filter(x -> x.contains(action)).findFirst().orElse("");
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = UFRAG.matcher(said);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
