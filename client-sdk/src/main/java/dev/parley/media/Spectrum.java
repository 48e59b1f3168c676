package dev.parley.media;

/** The discrete Fourier transform of real samples under a Hann window. */
final class Spectrum {
  private Spectrum() {}

  /**
   * The magnitudes of the lower half of the spectrum.
   *
   * @param samples as many as a power of two
   */
  static double[] magnitudes(short[] samples) {
    int size = samples.length;
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < size; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
      re[reversed(i, size)] = samples[i] * window;
    }
    transform(re, im);
    double[] magnitudes = new double[size / 2];
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.hypot(re[i], im[i]);
    }
    return magnitudes;
  }

  private static int reversed(int index, int size) {
    return Integer.reverse(index) >>> (Integer.numberOfLeadingZeros(size) + 1);
  }

  /** Radix 2 in place, over input in bit-reversed order. */
  private static void transform(double[] re, double[] im) {
    for (int span = 1; span < re.length; span *= 2) {
      for (int k = 0; k < span; k++) {
        double cos = Math.cos(Math.PI * k / span);
        double sin = -Math.sin(Math.PI * k / span);
        for (int a = k; a < re.length; a += 2 * span) {
          int b = a + span;
          double x = re[b] * cos - im[b] * sin;
          double y = re[b] * sin + im[b] * cos;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }
}
