package dev.parley.media;

/**
 * Brings sound into the shape of a device: its rate, by linear interpolation, and its channels. One
 * stream after the other; not for several threads.
 */
final class PcmConverter {
  private final int rate;
  private final int channels;
  private short[] last = new short[0];

  /**
   * @param rate in hertz
   * @param channels 1 or 2
   */
  PcmConverter(int rate, int channels) {
    this.rate = rate;
    this.channels = channels;
  }

  /** The next frame as bytes, little-endian and interleaved. */
  byte[] convert(AudioFrame frame) {
    int length = (int) ((long) frame.length() * rate / frame.sampleRate());
    byte[] data = new byte[length * channels * Short.BYTES];
    if (last.length != channels) {
      last = new short[channels];
    }
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < length; i++) {
        // The last sample of the former frame lies at -1: nothing is read ahead of its time.
        double at = (i + 1) * (double) frame.length() / length - 1;
        int before = (int) Math.floor(at);
        double part = at - before;
        double value = at(frame, before, channel);
        if (part > 0) {
          value += part * (at(frame, before + 1, channel) - value);
        }
        int sample = (int) Math.round(value);
        int index = (i * channels + channel) * Short.BYTES;
        data[index] = (byte) sample;
        data[index + 1] = (byte) (sample >> 8);
      }
    }
    for (int channel = 0; channel < channels && frame.length() > 0; channel++) {
      last[channel] = (short) mixed(frame, frame.length() - 1, channel);
    }
    return data;
  }

  private int at(AudioFrame frame, int index, int channel) {
    return index < 0 ? last[channel] : mixed(frame, index, channel);
  }

  /** One channel goes to all; of more than there are to be, the rest is left out but for mono. */
  private int mixed(AudioFrame frame, int index, int channel) {
    if (channels == 1 && frame.channels() > 1) {
      return (frame.sample(index, 0) + frame.sample(index, 1)) / 2;
    }
    return frame.sample(index, Math.min(channel, frame.channels() - 1));
  }
}
