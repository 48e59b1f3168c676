package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudioPlayerTest {
  private static final AudioConstraints WANTED =
      new AudioConstraints(ChoiceConstraint.exact("speaker:" + FakeSpeaker.NAME));
  private static final int SECOND = 48_000 * 4;

  @BeforeEach
  @AfterEach
  void reset() {
    FakeSpeaker.IN_USE.set(false);
    FakeSpeaker.UNPLUGGED.set(false);
    FakeSpeaker.PLAYED.reset();
  }

  private static AudioPlayer open() throws Exception {
    return MediaDevices.system().openAudioOutput(WANTED).get(10, TimeUnit.SECONDS);
  }

  private static int played() {
    synchronized (FakeSpeaker.PLAYED) {
      return FakeSpeaker.PLAYED.size();
    }
  }

  @Test
  void isListed() throws Exception {
    assertThat(MediaDevices.synthetic().enumerateDevices().get())
        .contains(
            new MediaDevice(
                "speaker:" + FakeSpeaker.NAME,
                DeviceKind.AUDIO_OUTPUT,
                FakeSpeaker.NAME,
                Facing.UNKNOWN));
  }

  @Test
  void playsWhatATrackBrings() throws Exception {
    AudioTrack tone = new AudioTrack(new ToneSource(700));
    AudioPlayer player = open();
    tone.addSink(player, Runnable::run);
    await().until(() -> played() > SECOND);
    tone.stop();
    player.close();
    assertThat(FakeSpeaker.heard().hertz().orElseThrow()).isCloseTo(700, within(0.5));
    assertThat(player.label()).isEqualTo(FakeSpeaker.NAME);
    assertThat(player.closed().toCompletableFuture()).isCompleted();
    assertThat(FakeSpeaker.OPEN_LINES).hasValue(0);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("parley-player");
  }

  @Test
  void evensOutBursts() throws Exception {
    ToneSource tone = new ToneSource(440);
    try (AudioPlayer player = open()) {
      // 50 ms at once, every 50 ms.
      Pacer bursts =
          new Pacer(
              "bursts",
              50_000_000,
              call -> {
                for (int i = 0; i < 5; i++) {
                  player.onAudio(tone.frame(call * 5 + i));
                }
              },
              () -> {});
      bursts.start();
      await().until(() -> played() > 2 * SECOND);
      bursts.stop();
      assertThat(FakeSpeaker.heard().hertz().orElseThrow()).isCloseTo(440, within(0.5));
      assertThat(player.dropped()).isZero();
    }
  }

  @Test
  void convertsRateAndChannels() throws Exception {
    try (AudioPlayer player = open()) {
      Pacer narrow =
          new Pacer("narrow", 10_000_000, call -> player.onAudio(eightKilohertz(call)), () -> {});
      narrow.start();
      await().until(() -> played() > SECOND);
      narrow.stop();
    }
    assertThat(FakeSpeaker.heard().hertz().orElseThrow()).isCloseTo(500, within(0.5));
  }

  private static AudioFrame eightKilohertz(long call) {
    short[] samples = new short[80];
    for (int i = 0; i < 80; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 500 * (call * 80 + i) / 8_000.0));
    }
    return AudioFrame.owning(samples, 8_000, 1, 0);
  }

  @Test
  void dropsTheOldestOfWhatComesTooFast() throws Exception {
    try (AudioPlayer player = open()) {
      ToneSource tone = new ToneSource(440);
      for (int i = 0; i < 1_000; i++) {
        player.onAudio(tone.frame(i));
      }
      assertThat(player.dropped()).isGreaterThan(900);
    }
  }

  @Test
  void errorsAreNamed() throws Exception {
    FakeSpeaker.IN_USE.set(true);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(AudioPlayerTest::open)
        .withCauseInstanceOf(DeviceInUseException.class)
        .withMessageContaining("another program");
    AudioConstraints unknown = new AudioConstraints(ChoiceConstraint.exact("speaker:none"));
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> MediaDevices.system().openAudioOutput(unknown).get())
        .withCauseInstanceOf(OverconstrainedException.class);
  }

  @Test
  void saysThatItsDeviceIsGone() throws Exception {
    AudioTrack tone = new AudioTrack(new ToneSource(700));
    AudioPlayer player = open();
    tone.addSink(player, Runnable::run);
    await().until(() -> played() > 0);
    FakeSpeaker.UNPLUGGED.set(true);
    assertThatThrownBy(() -> player.closed().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DeviceInUseException.class)
        .hasMessageContaining("plugged");
    assertThat(FakeSpeaker.OPEN_LINES).hasValue(0);
    player.close();
    tone.stop();
  }

  @Test
  void opensAndClosesManyTimes() throws Exception {
    for (int i = 0; i < 100; i++) {
      AudioPlayer player = open();
      player.onAudio(new ToneSource(440).frame(i));
      player.close();
    }
    assertThat(FakeSpeaker.OPEN_LINES).hasValue(0);
  }
}
