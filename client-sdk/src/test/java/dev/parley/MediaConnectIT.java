package dev.parley;

import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.media.AudioTrack;
import dev.parley.media.RemoteAudioTrack;
import dev.parley.media.RemoteVideoTrack;
import dev.parley.media.TestPatternSource;
import dev.parley.media.ToneSource;
import dev.parley.media.VideoTrack;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tracks that go along with a session: the caller's picture, and sound both ways. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MediaConnectIT {

  private static final class Heard {
    final CompletableFuture<Void> sound = new CompletableFuture<>();
    final CompletableFuture<Void> picture = new CompletableFuture<>();

    void on(PeerConnection session) {
      session.onTrack(
          track -> {
            if (track instanceof RemoteAudioTrack audio) {
              audio.addSink(frame -> sound.complete(null));
            } else if (track instanceof RemoteVideoTrack video) {
              video.addSink(frame -> picture.complete(null));
            }
          });
    }
  }

  @Test
  void tracksOfBothSidesCrossWithTheData() throws Exception {
    try (TestNet net = TestNet.start()) {
      AudioTrack tone = new AudioTrack(new ToneSource(440));
      AudioTrack answer = new AudioTrack(new ToneSource(880));
      VideoTrack pattern = new VideoTrack(new TestPatternSource());
      try {
        Heard atAlice = new Heard();
        Heard atBob = new Heard();
        CompletableFuture<ConnectionRequest> asked = new CompletableFuture<>();
        Parley alice = net.client("alice");
        Master master =
            await(
                alice.startMaster(
                    "studio",
                    MasterOptions.defaults()
                        .withPolicy(
                            request -> {
                              asked.complete(request);
                              return Decision.accept(List.of(answer));
                            })));
        master.onConnection(atAlice::on);
        Parley bob = net.client("bob");
        PeerConnection session =
            await(
                bob.connect(
                    "studio", ConnectOptions.defaults().withTrack(tone).withTrack(pattern)));
        atBob.on(session);
        await(atAlice.sound);
        await(atAlice.picture);
        await(atBob.sound);
        assertThat(await(asked).audio()).isTrue();
        assertThat(await(asked).video()).isTrue();
        assertThat(session.dataChannels()).hasSize(1);
        session.close();
      } finally {
        tone.stop();
        answer.stop();
        pattern.stop();
      }
    }
  }
}
