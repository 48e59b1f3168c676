package dev.parley.interop;

import static dev.parley.TestNet.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.media.FrameCounterReader;
import dev.parley.media.PitchMeter;
import dev.parley.media.RemoteAudioTrack;
import dev.parley.media.RemoteTrack;
import dev.parley.media.RemoteVideoTrack;
import org.awaitility.Awaitility;

/** What one side of a call gets of the other: its tone, and its pictures. */
final class Heard {
  private final PitchMeter pitch = new PitchMeter();
  private final FrameCounterReader pictures = new FrameCounterReader();

  void take(RemoteTrack track) {
    if (track instanceof RemoteAudioTrack audio) {
      audio.addSink(pitch);
    } else if (track instanceof RemoteVideoTrack video) {
      video.addSink(pictures);
    }
  }

  /** Waits for a tone of that pitch, and for pictures from now on. */
  void await(double hertz) {
    long samples = pitch.samples();
    long before = pictures.count().read();
    Awaitility.await("a tone of " + hertz + " Hz")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(pitch.samples()).isGreaterThan(samples + 24_000);
              assertThat(pitch.hertz().orElse(0)).isCloseTo(hertz, within(2.0));
            });
    Awaitility.await("pictures")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(pictures.count().read())
                    .as("%s", pictures.count())
                    .isGreaterThan(before + 10));
  }
}
