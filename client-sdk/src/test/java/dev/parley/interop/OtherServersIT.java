package dev.parley.interop;

import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.CallOptions;
import dev.parley.ConnectOptions;
import dev.parley.Incoming;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.Received;
import dev.parley.TestNet;
import dev.parley.channel.DataChannel;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sessions by address through servers without the Parley plugin: plain Jingle needs none of ours.
 */
@Timeout(120)
class OtherServersIT {

  @Test
  void throughProsody() throws Exception {
    assumeTrue(Prosody.isInstalled(), "Prosody is not installed: apt-get install prosody");
    try (OtherServer server = new Prosody()) {
      connect(server);
      ring(server);
    }
  }

  @Test
  void throughEjabberd() throws Exception {
    assumeTrue(Ejabberd.isInstalled(), "ejabberd is not installed: apt-get install ejabberd");
    try (OtherServer server = new Ejabberd()) {
      connect(server);
      ring(server);
    }
  }

  /** Data both ways, sound and picture one way, another path, and the end with its reason. */
  private static void connect(OtherServer server) throws Exception {
    AudioTrack tone = new AudioTrack(new ToneSource(440));
    VideoTrack pattern = new VideoTrack(new TestPatternSource());
    try {
      Parley alice = server.client("alice");
      PitchMeter pitch = new PitchMeter();
      FrameCounterReader pictures = new FrameCounterReader();
      Incoming incoming = new Incoming();
      alice.onConnection(
          session -> {
            session.onTrack(track -> take(track, pitch, pictures));
            incoming.accept(session);
          });
      Parley bob = server.client("bob");
      PeerConnection session =
          await(
              bob.connect(
                  alice.address(), ConnectOptions.defaults().withTrack(tone).withTrack(pattern)));
      DataChannel channel = session.dataChannels().get(0);
      Received echoes = new Received(channel);
      await(channel.send("hello"));
      assertThat(echoes.next().text()).isEqualTo("hello");
      Awaitility.await("the tone")
          .atMost(TestNet.PATIENCE)
          .untilAsserted(() -> assertThat(pitch.hertz().orElse(0)).isCloseTo(440, within(2.0)));
      Awaitility.await("pictures")
          .atMost(TestNet.PATIENCE)
          .until(() -> pictures.count().read() > 10);
      await(session.restartIce());
      await(channel.send("by another path"));
      assertThat(echoes.next().text()).isEqualTo("by another path");
      session.close();
      assertThat(await(incoming.next().closed()).reason()).isEqualTo(EndReason.SUCCESS);
    } finally {
      tone.stop();
      pattern.stop();
    }
  }

  /** A call to an account, which rings, is answered, and is heard. */
  private static void ring(OtherServer server) throws Exception {
    AudioTrack tone = new AudioTrack(new ToneSource(440));
    try {
      PitchMeter pitch = new PitchMeter();
      CompletableFuture<PeerConnection> answered = new CompletableFuture<>();
      Parley alice =
          server.client(
              "alice",
              client ->
                  client.onCall(
                      call -> {
                        var unused = call.accept(List.of()).thenAccept(answered::complete);
                      }));
      Parley bob = server.client("bob");
      PeerConnection session =
          await(
              bob.call(alice.address().asEntityBareJid(), CallOptions.defaults().withTrack(tone))
                  .connection());
      await(answered).onTrack(track -> ((RemoteAudioTrack) track).addSink(pitch));
      Awaitility.await("the tone of the call")
          .atMost(TestNet.PATIENCE)
          .untilAsserted(() -> assertThat(pitch.hertz().orElse(0)).isCloseTo(440, within(2.0)));
      session.close();
      assertThat(await(answered.join().closed()).reason()).isEqualTo(EndReason.SUCCESS);
    } finally {
      tone.stop();
    }
  }

  private static void take(RemoteTrack track, PitchMeter pitch, FrameCounterReader pictures) {
    if (track instanceof RemoteAudioTrack audio) {
      audio.addSink(pitch);
    } else if (track instanceof RemoteVideoTrack video) {
      video.addSink(pictures);
    }
  }
}
