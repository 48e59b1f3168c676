package dev.parley.media;

/** Turns pictures of 8-bit red, green and blue into I420 by the equations of ITU-R BT.601. */
final class RgbPicture {
  private RgbPicture() {}

  /**
   * Converts a picture.
   *
   * @param rgb a pixel per int, 0xRRGGBB, row by row without gaps
   */
  static VideoFrame toI420(int[] rgb, int width, int height, long timestampNanos) {
    byte[] data = new byte[VideoFrame.byteLength(width, height)];
    for (int i = 0; i < width * height; i++) {
      data[i] = (byte) luma(rgb[i]);
    }
    int chromaWidth = VideoFrame.chroma(width);
    int u = width * height;
    int v = u + chromaWidth * VideoFrame.chroma(height);
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 2) {
        int mean = mean(rgb, width, height, x, y);
        data[u++] = (byte) chroma(mean, -38, -74, 112);
        data[v++] = (byte) chroma(mean, 112, -94, -18);
      }
    }
    return VideoFrame.owning(data, width, height, 0, timestampNanos);
  }

  /** The mean colour of two by two pixels, at the edges of fewer. */
  private static int mean(int[] rgb, int width, int height, int x, int y) {
    int right = Math.min(x + 1, width - 1);
    int below = Math.min(y + 1, height - 1);
    int a = rgb[y * width + x];
    int b = rgb[y * width + right];
    int c = rgb[below * width + x];
    int d = rgb[below * width + right];
    return (mean(a, b, c, d, 16) << 16) | (mean(a, b, c, d, 8) << 8) | mean(a, b, c, d, 0);
  }

  private static int mean(int a, int b, int c, int d, int shift) {
    int sum =
        ((a >> shift) & 0xff)
            + ((b >> shift) & 0xff)
            + ((c >> shift) & 0xff)
            + ((d >> shift) & 0xff);
    return (sum + 2) >> 2;
  }

  private static int luma(int rgb) {
    return ((66 * red(rgb) + 129 * green(rgb) + 25 * blue(rgb) + 128) >> 8) + 16;
  }

  private static int chroma(int rgb, int ofRed, int ofGreen, int ofBlue) {
    return ((ofRed * red(rgb) + ofGreen * green(rgb) + ofBlue * blue(rgb) + 128) >> 8) + 128;
  }

  /** Turns a picture into pixels of 0xRRGGBB, row by row. */
  static int[] toRgb(VideoFrame frame) {
    int width = frame.width();
    int[] rgb = new int[width * frame.height()];
    var u = frame.u();
    var v = frame.v();
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < width; x++) {
        int chroma = y / 2 * frame.chromaWidth() + x / 2;
        rgb[y * width + x] =
            rgb(frame.luma(x, y), (u.get(chroma) & 0xff) - 128, (v.get(chroma) & 0xff) - 128);
      }
    }
    return rgb;
  }

  private static int rgb(int luma, int u, int v) {
    int scaled = 298 * (luma - 16) + 128;
    return (clamp(scaled + 409 * v) << 16)
        | (clamp(scaled - 100 * u - 208 * v) << 8)
        | clamp(scaled + 516 * u);
  }

  private static int clamp(int scaled) {
    return Math.max(0, Math.min(255, scaled >> 8));
  }

  private static int red(int rgb) {
    return (rgb >> 16) & 0xff;
  }

  private static int green(int rgb) {
    return (rgb >> 8) & 0xff;
  }

  private static int blue(int rgb) {
    return rgb & 0xff;
  }
}
