package dev.parley.media;

import java.util.Arrays;

/**
 * Draws the pictures of {@link TestPatternSource}: above the number of the picture ({@link
 * FrameCode}), below colour bars and a white square that wanders from left to right.
 */
final class TestPattern {
  /** Y, U, V of white, yellow, cyan, green, magenta, red, blue, black at 75 % (ITU-R BT.601). */
  private static final int[][] BARS = {
    {180, 128, 128},
    {162, 44, 142},
    {131, 156, 44},
    {112, 72, 58},
    {84, 184, 198},
    {65, 100, 212},
    {35, 212, 114},
    {16, 128, 128}
  };

  /** The square crosses the picture in this many pictures. */
  private static final int CROSSING = 120;

  private final int width;
  private final int height;
  private final byte[] background;

  TestPattern(int width, int height) {
    this.width = width;
    this.height = height;
    this.background = new byte[VideoFrame.byteLength(width, height)];
    int chromaWidth = VideoFrame.chroma(width);
    int chromaHeight = VideoFrame.chroma(height);
    int u = width * height;
    int v = u + chromaWidth * chromaHeight;
    // One row more than the code is high, so that no chroma sample straddles the border.
    int chromaTop = VideoFrame.chroma(FrameCode.codeHeight(height));
    bars(0, 0, width, height, 0);
    bars(u, chromaTop, chromaWidth, chromaHeight, 1);
    bars(v, chromaTop, chromaWidth, chromaHeight, 2);
  }

  private void bars(int plane, int top, int planeWidth, int planeHeight, int component) {
    int barsStart = plane + top * planeWidth;
    Arrays.fill(background, plane, barsStart, VideoFrame.NO_CHROMA);
    for (int y = top; y < planeHeight; y++) {
      for (int x = 0; x < planeWidth; x++) {
        background[plane + y * planeWidth + x] =
            (byte) BARS[x * BARS.length / planeWidth][component];
      }
    }
  }

  VideoFrame draw(int number, long timestampNanos) {
    byte[] data = background.clone();
    FrameCode.draw(number, data, width, height);
    int side = height / 8;
    int left = (width - side) * (number % CROSSING) / CROSSING;
    int top = height * 2 / 3 - side / 2;
    for (int y = top; y < top + side; y++) {
      Arrays.fill(data, y * width + left, y * width + left + side, VideoFrame.WHITE_LUMA);
    }
    return VideoFrame.owning(data, width, height, 0, timestampNanos);
  }
}
