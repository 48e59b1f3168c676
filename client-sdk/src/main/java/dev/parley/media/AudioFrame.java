package dev.parley.media;

import java.nio.ShortBuffer;

/**
 * A piece of sound, 10 ms as a rule: linear 16-bit samples, the channels interleaved. Immutable;
 * may be kept and handed to other threads.
 */
public final class AudioFrame {
  private final short[] samples;
  private final int sampleRate;
  private final int channels;
  private final long timestampNanos;

  private AudioFrame(short[] samples, int sampleRate, int channels, long timestampNanos) {
    if (sampleRate < 8000 || sampleRate > 384_000) {
      throw new IllegalArgumentException(
          "sample rate must be 8000 to 384000 Hz, not " + sampleRate);
    }
    if (channels < 1 || channels > 24) {
      throw new IllegalArgumentException("channels must be 1 to 24, not " + channels);
    }
    if (samples.length % channels != 0) {
      throw new IllegalArgumentException(
          samples.length + " samples do not divide into " + channels + " channels");
    }
    this.samples = samples;
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.timestampNanos = timestampNanos;
  }

  /**
   * Makes a frame from samples, which are copied.
   *
   * @param samples interleaved: first sample of each channel, second sample of each channel, …
   * @param sampleRate in hertz, 8000 to 384000
   * @param channels 1 to 24
   * @param timestampNanos when it was captured or received, on the clock of {@link
   *     System#nanoTime()}
   * @throws IllegalArgumentException if a number is out of its range or the samples do not divide
   *     into the channels
   */
  public static AudioFrame of(short[] samples, int sampleRate, int channels, long timestampNanos) {
    return new AudioFrame(samples.clone(), sampleRate, channels, timestampNanos);
  }

  /** Like {@link #of} without a copy, for arrays that nobody else holds. */
  static AudioFrame owning(short[] samples, int sampleRate, int channels, long timestampNanos) {
    return new AudioFrame(samples, sampleRate, channels, timestampNanos);
  }

  /** Makes a frame from 16-bit samples in little-endian byte order, as libwebrtc gives them. */
  static AudioFrame fromLittleEndian(byte[] data, int sampleRate, int channels, long nanos) {
    short[] samples = new short[data.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((data[2 * i] & 0xff) | (data[2 * i + 1] << 8));
    }
    return owning(samples, sampleRate, channels, nanos);
  }

  /** Samples per second and channel, in hertz. */
  public int sampleRate() {
    return sampleRate;
  }

  /** The number of channels: 1 is mono, 2 is stereo. */
  public int channels() {
    return channels;
  }

  /** The number of samples of each channel. */
  public int length() {
    return samples.length / channels;
  }

  /** When it was captured or received, in nanoseconds on the clock of {@link System#nanoTime()}. */
  public long timestampNanos() {
    return timestampNanos;
  }

  /**
   * One sample.
   *
   * @throws IndexOutOfBoundsException if there is no such sample
   */
  public short sample(int index, int channel) {
    if (channel < 0 || channel >= channels) {
      throw new IndexOutOfBoundsException("channel " + channel + " of " + channels);
    }
    return samples[index * channels + channel];
  }

  /** All samples, interleaved, read-only. */
  public ShortBuffer samples() {
    return ShortBuffer.wrap(samples).asReadOnlyBuffer();
  }

  /** All samples as 16-bit little-endian bytes, as libwebrtc takes them. */
  byte[] toLittleEndian() {
    byte[] data = new byte[samples.length * 2];
    for (int i = 0; i < samples.length; i++) {
      data[2 * i] = (byte) samples[i];
      data[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return data;
  }

  /** The same length and time, silent: what a muted track gives. */
  AudioFrame silenced() {
    return owning(new short[samples.length], sampleRate, channels, timestampNanos);
  }

  @Override
  public String toString() {
    return "AudioFrame[" + length() + " samples, " + channels + " ch, " + sampleRate + " Hz]";
  }
}
