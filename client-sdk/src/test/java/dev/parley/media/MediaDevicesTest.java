package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class MediaDevicesTest {
  private final MediaDevices devices = new MediaDevices(List.of(new SyntheticDevices()), List.of());

  @Test
  void listsTheSyntheticDevices() throws Exception {
    assertThat(devices.enumerateDevices().get())
        .startsWith(SyntheticDevices.TONE, SyntheticDevices.PATTERN);
  }

  @Test
  void givesWhatIsAskedFor() throws Exception {
    try (LocalMedia both = devices.getUserMedia(MediaConstraints.AUDIO_AND_VIDEO).get()) {
      assertThat(both.audio().orElseThrow().label()).isEqualTo("Tone 440.0 Hz");
      assertThat(both.video().orElseThrow().label()).isEqualTo("Test pattern 640 x 480");
    }
    VideoConstraints wide =
        VideoConstraints.ANY.withSize(NumberConstraint.exact(1280), NumberConstraint.ANY);
    try (LocalMedia video = devices.getUserMedia(new MediaConstraints(null, wide)).get()) {
      assertThat(video.audio()).isEmpty();
      assertThat(video.video().orElseThrow().label()).isEqualTo("Test pattern 1280 x 720");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaConstraints(null, null));
  }

  @Test
  void closingStopsTheTracks() throws Exception {
    LocalMedia media = devices.getUserMedia(MediaConstraints.AUDIO_AND_VIDEO).get();
    media.close();
    assertThat(media.audio().orElseThrow().state()).isEqualTo(TrackState.ENDED);
    assertThat(media.video().orElseThrow().state()).isEqualTo(TrackState.ENDED);
  }

  @Test
  void errorsAreNamed() {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> devices.getDisplayMedia(VideoConstraints.ANY).get())
        .withCauseInstanceOf(DeviceNotFoundException.class)
        .withMessageContaining("DISPLAY");
    VideoConstraints impossible = VideoConstraints.ANY.withFrameRate(NumberConstraint.exact(7));
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(
            () ->
                devices.getUserMedia(new MediaConstraints(AudioConstraints.ANY, impossible)).get())
        .withCauseInstanceOf(OverconstrainedException.class);
  }
}
