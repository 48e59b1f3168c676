package dev.parley.media;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Measures the pitch of a tone, also after lossy coding and under noise, to a fraction of a hertz:
 * the strongest line of the spectrum of about a third of a second, interpolated between the lines
 * of the transform. Of several channels the first is measured. Safe for use by several threads.
 */
public final class PitchMeter implements AudioSink {
  /** What is below −60 dBFS counts as silence. */
  private static final double LEAST_RMS = Short.MAX_VALUE / 1000.0;

  /** The least part of the energy that lies in the strongest line, for it to be called a tone. */
  private static final double LEAST_PART = 0.5;

  /** The main lobe of the Hann window is two lines to either side; one more for modulation. */
  private static final int LOBE = 3;

  private static final double LOWEST_HERTZ = 20;

  private short[] window = new short[0];
  private int sampleRate;
  private int filled;
  private long samples;
  private OptionalDouble hertz = OptionalDouble.empty();

  /**
   * Measures the pitch of mono samples.
   *
   * @param samples the last 2ⁿ of them are measured; the longer, the more exact
   * @param sampleRate in hertz
   * @return hertz; empty if this is silence, or noise, or not one tone
   */
  public static OptionalDouble measure(short[] samples, int sampleRate) {
    int size = Integer.highestOneBit(samples.length);
    if (size < 64) {
      return OptionalDouble.empty();
    }
    short[] last = Arrays.copyOfRange(samples, samples.length - size, samples.length);
    double energy = 0;
    for (short sample : last) {
      energy += (double) sample * sample;
    }
    if (Math.sqrt(energy / size) < LEAST_RMS) {
      return OptionalDouble.empty();
    }
    return strongest(Spectrum.magnitudes(last), (double) sampleRate / size);
  }

  private static OptionalDouble strongest(double[] magnitudes, double hertzPerLine) {
    int lowest = Math.max(LOBE, (int) Math.ceil(LOWEST_HERTZ / hertzPerLine));
    int peak = lowest;
    double all = 0;
    for (int line = lowest; line < magnitudes.length; line++) {
      all += magnitudes[line] * magnitudes[line];
      if (magnitudes[line] > magnitudes[peak]) {
        peak = line;
      }
    }
    if (peak + LOBE >= magnitudes.length) {
      return OptionalDouble.empty();
    }
    double near = 0;
    for (int line = Math.max(lowest, peak - LOBE); line <= peak + LOBE; line++) {
      near += magnitudes[line] * magnitudes[line];
    }
    if (near < LEAST_PART * all) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((peak + offset(magnitudes, peak)) * hertzPerLine);
  }

  /** How far from its strongest line a tone lies: exact for a pure tone under a Hann window. */
  private static double offset(double[] magnitudes, int peak) {
    boolean above = magnitudes[peak + 1] > magnitudes[peak - 1];
    double ratio = magnitudes[above ? peak + 1 : peak - 1] / magnitudes[peak];
    double offset = (2 * ratio - 1) / (1 + ratio);
    return above ? offset : -offset;
  }

  @Override
  public synchronized void onAudio(AudioFrame frame) {
    if (frame.sampleRate() != sampleRate) {
      sampleRate = frame.sampleRate();
      window = new short[Integer.highestOneBit(sampleRate / 2)];
      filled = 0;
    }
    for (int i = 0; i < frame.length(); i++) {
      window[filled++] = frame.sample(i, 0);
      samples++;
      if (filled == window.length) {
        hertz = measure(window, sampleRate);
        filled = 0;
      }
    }
  }

  /**
   * The pitch of the last full stretch of sound (0.34 s at 48 kHz).
   *
   * @return hertz; empty before there is one, and if it was silence, or noise, or not one tone
   */
  public synchronized OptionalDouble hertz() {
    return hertz;
  }

  /** How many samples it has heard. */
  public synchronized long samples() {
    return samples;
  }
}
