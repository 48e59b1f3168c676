package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PitchMeterTest {

  private static short[] samples(int count, IntToDoubleFunction value) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) Math.round(Short.MAX_VALUE * value.applyAsDouble(i));
    }
    return samples;
  }

  private static double sine(double hertz, int rate, int index) {
    return Math.sin(2 * Math.PI * hertz * index / rate);
  }

  @ParameterizedTest
  @ValueSource(doubles = {65.4, 110, 250, 440, 441.3, 1000, 1046.5, 3999.9, 12_345.6, 19_000})
  void measuresTheToneOfOurSource(double hertz) {
    PitchMeter meter = new PitchMeter();
    ToneSource tone = new ToneSource(hertz);
    for (int i = 0; i < 100; i++) {
      meter.onAudio(tone.frame(i));
    }
    assertThat(meter.samples()).isEqualTo(48_000);
    assertThat(meter.hertz().orElseThrow()).isCloseTo(hertz, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"8000,300", "16000,440", "44100,440", "48000,440"})
  void measuresAtAnyRate(int rate, double hertz) {
    assertThat(PitchMeter.measure(samples(rate / 2, i -> 0.3 * sine(hertz, rate, i)), rate))
        .hasValueCloseTo(hertz, within(0.3));
  }

  @Test
  void measuresUnderNoise() {
    Random random = new Random(7);
    short[] noisy = samples(16_384, i -> 0.2 * sine(440, 48_000, i) + 0.08 * random.nextGaussian());
    assertThat(PitchMeter.measure(noisy, 48_000)).hasValueCloseTo(440.0, within(0.3));
  }

  @Test
  void measuresWhatIsClippedAndFaded() {
    short[] rough =
        samples(
            16_384,
            i -> Math.max(-0.3, Math.min(0.3, (0.2 + i / 40_000.0) * sine(440, 48_000, i))));
    assertThat(PitchMeter.measure(rough, 48_000)).hasValueCloseTo(440.0, within(0.3));
  }

  @Test
  void findsNoToneInSilenceNoiseOrTwoTones() {
    Random random = new Random(8);
    assertThat(PitchMeter.measure(new short[16_384], 48_000)).isEmpty();
    assertThat(PitchMeter.measure(samples(16_384, i -> 0.1 * random.nextGaussian()), 48_000))
        .isEmpty();
    assertThat(
            PitchMeter.measure(
                samples(
                    16_384,
                    i ->
                        0.2 * sine(440, 48_000, i)
                            + 0.2 * sine(1300, 48_000, i)
                            + 0.2 * sine(2900, 48_000, i)),
                48_000))
        .isEmpty();
    assertThat(PitchMeter.measure(new short[10], 48_000)).isEmpty();
  }

  @Test
  void forgetsTheToneWhenItStops() {
    PitchMeter meter = new PitchMeter();
    ToneSource tone = new ToneSource(440);
    for (int i = 0; i < 50; i++) {
      meter.onAudio(tone.frame(i));
    }
    assertThat(meter.hertz()).isPresent();
    for (int i = 0; i < 100; i++) {
      meter.onAudio(tone.frame(i).silenced());
    }
    assertThat(meter.hertz()).isEmpty();
  }

  @Test
  void measuresTheFirstOfTwoChannels() {
    PitchMeter meter = new PitchMeter();
    short[] stereo =
        samples(
            96_000,
            i -> i % 2 == 0 ? 0.3 * sine(500, 48_000, i / 2) : 0.3 * sine(700, 48_000, i / 2));
    meter.onAudio(AudioFrame.of(stereo, 48_000, 2, 0));
    assertThat(meter.hertz().orElseThrow()).isCloseTo(500, within(0.1));
  }
}
