package dev.parley.media;

import java.util.Random;
import java.util.function.IntUnaryOperator;

/** What coding and scaling do to pictures, overdone. */
final class Degraded {
  private Degraded() {}

  /** Scaled with the mean of the pixels that fall into each new one. */
  static VideoFrame scaled(VideoFrame frame, int width, int height) {
    byte[] data = new byte[VideoFrame.byteLength(width, height)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int left = x * frame.width() / width;
        int top = y * frame.height() / height;
        int right = Math.max(left + 1, (x + 1) * frame.width() / width);
        int bottom = Math.max(top + 1, (y + 1) * frame.height() / height);
        data[y * width + x] = (byte) frame.meanLuma(left, top, right, bottom);
      }
    }
    return VideoFrame.owning(data, width, height, 0, 0);
  }

  static VideoFrame noisy(VideoFrame frame, Random random, double deviation) {
    return mapped(frame, luma -> (int) (luma + deviation * random.nextGaussian()));
  }

  /** Contrast taken away: all lumas moved towards grey. */
  static VideoFrame flattened(VideoFrame frame, double factor) {
    return mapped(frame, luma -> (int) (128 + (luma - 128) * factor));
  }

  static VideoFrame randomCells(Random random) {
    byte[] data = new byte[VideoFrame.byteLength(100, 120)];
    VideoFrame grid = VideoFrame.owning(data, 100, 120, 0, 0);
    for (int y = 0; y < 40; y += 10) {
      for (int x = 0; x < 100; x += 10) {
        byte value = random.nextBoolean() ? VideoFrame.WHITE_LUMA : VideoFrame.BLACK_LUMA;
        for (int row = y; row < y + 10; row++) {
          java.util.Arrays.fill(data, row * 100 + x, row * 100 + x + 10, value);
        }
      }
    }
    return grid;
  }

  private static VideoFrame mapped(VideoFrame frame, IntUnaryOperator map) {
    byte[] data = new byte[VideoFrame.byteLength(frame.width(), frame.height())];
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        data[y * frame.width() + x] =
            (byte) Math.max(0, Math.min(255, map.applyAsInt(frame.luma(x, y))));
      }
    }
    return VideoFrame.owning(data, frame.width(), frame.height(), 0, 0);
  }
}
