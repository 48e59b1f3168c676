package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrophoneTest {
  private static final MediaConstraints WANTED =
      new MediaConstraints(
          new AudioConstraints(ChoiceConstraint.exact("microphone:" + FakeMicrophone.NAME)), null);

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    executor.shutdownNow();
    FakeMicrophone.IN_USE.set(false);
    FakeMicrophone.UNPLUGGED.set(false);
  }

  @Test
  void isListed() throws Exception {
    assertThat(MediaDevices.system().enumerateDevices().get())
        .contains(
            new MediaDevice(
                "microphone:" + FakeMicrophone.NAME,
                DeviceKind.AUDIO_INPUT,
                FakeMicrophone.NAME,
                Facing.UNKNOWN));
  }

  @Test
  void records() throws Exception {
    AudioTrack track = MediaDevices.system().getUserMedia(WANTED).get().audio().orElseThrow();
    PitchMeter meter = new PitchMeter();
    track.addSink(
        frame -> {
          assertThat(frame.channels()).isEqualTo(2);
          assertThat(frame.length()).isEqualTo(480);
          meter.onAudio(frame);
        },
        executor);
    await().until(() -> meter.hertz().isPresent());
    assertThat(meter.hertz().orElseThrow()).isCloseTo(FakeMicrophone.HERTZ, within(0.5));
    track.stop();
    assertThat(FakeMicrophone.OPEN_LINES).hasValue(0);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("parley-microphone");
  }

  @Test
  void isReleasedAlsoIfItWasNeverUsed() throws Exception {
    LocalMedia media = MediaDevices.system().getUserMedia(WANTED).get();
    assertThat(FakeMicrophone.OPEN_LINES).hasValue(1);
    media.close();
    assertThat(FakeMicrophone.OPEN_LINES).hasValue(0);
  }

  @Test
  void isReleasedIfTheRestOfTheRequestFails() {
    MediaConstraints both = new MediaConstraints(WANTED.audio(), VideoConstraints.ANY);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> MediaDevices.system().getUserMedia(both).get())
        .withCauseInstanceOf(DeviceNotFoundException.class);
    assertThat(FakeMicrophone.OPEN_LINES).hasValue(0);
  }

  @Test
  void saysThatItIsInUse() {
    FakeMicrophone.IN_USE.set(true);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> MediaDevices.system().getUserMedia(WANTED).get())
        .withCauseInstanceOf(DeviceInUseException.class)
        .withMessageContaining("another program");
  }

  @Test
  void endsItsTrackWhenItIsUnplugged() throws Exception {
    AudioTrack track = MediaDevices.system().getUserMedia(WANTED).get().audio().orElseThrow();
    track.addSink(frame -> {}, executor);
    FakeMicrophone.UNPLUGGED.set(true);
    await().until(() -> track.state() == TrackState.ENDED);
    await().untilAsserted(() -> assertThat(FakeMicrophone.OPEN_LINES).hasValue(0));
  }
}
