package dev.parley.media;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One picture in I420: a plane of luma (Y) in full resolution and two of chroma (U, V) in half the
 * width and height, rounded up. Values are of the limited range of ITU-R BT.601: black is Y 16,
 * white Y 235, no colour is U and V 128.
 *
 * <p>Immutable, and in Java's own memory: it may be kept and handed to other threads for as long as
 * wanted, and nothing need be released.
 */
public final class VideoFrame {
  /** The largest width and height. */
  public static final int MAX_SIZE = 8192;

  static final byte BLACK_LUMA = 16;
  static final byte WHITE_LUMA = (byte) 235;
  static final byte NO_CHROMA = (byte) 128;

  private final byte[] data;
  private final int width;
  private final int height;
  private final int rotation;
  private final long timestampNanos;

  private VideoFrame(byte[] data, int width, int height, int rotation, long timestampNanos) {
    if (data.length != byteLength(width, height)) {
      throw new IllegalArgumentException(
          "I420 of %d x %d has %d bytes, not %d"
              .formatted(width, height, byteLength(width, height), data.length));
    }
    if (rotation != 0 && rotation != 90 && rotation != 180 && rotation != 270) {
      throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270, not " + rotation);
    }
    this.data = data;
    this.width = width;
    this.height = height;
    this.rotation = rotation;
    this.timestampNanos = timestampNanos;
  }

  /**
   * Makes a picture from I420 data, which is copied: all rows of Y, then of U, then of V, without
   * gaps.
   *
   * @param timestampNanos when it was captured, on the clock of {@link System#nanoTime()}
   * @throws IllegalArgumentException if the size is not 1 to {@value #MAX_SIZE} each way, or the
   *     data is of another length than such a picture has ({@link #byteLength})
   */
  public static VideoFrame i420(byte[] data, int width, int height, long timestampNanos) {
    return new VideoFrame(data.clone(), width, height, 0, timestampNanos);
  }

  /** Like {@link #i420} without a copy, for arrays that nobody else holds. */
  static VideoFrame owning(byte[] data, int width, int height, int rotation, long timestampNanos) {
    return new VideoFrame(data, width, height, rotation, timestampNanos);
  }

  /**
   * The number of bytes of an I420 picture of this size.
   *
   * @throws IllegalArgumentException if the size is not 1 to {@value #MAX_SIZE} each way
   */
  public static int byteLength(int width, int height) {
    if (width < 1 || width > MAX_SIZE || height < 1 || height > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a picture is 1 to %d pixels wide and high, not %d x %d"
              .formatted(MAX_SIZE, width, height));
    }
    return width * height + 2 * (chroma(width) * chroma(height));
  }

  static int chroma(int size) {
    return (size + 1) / 2;
  }

  /** In pixels, before rotation. */
  public int width() {
    return width;
  }

  /** In pixels, before rotation. */
  public int height() {
    return height;
  }

  /** By how many degrees clockwise it must be turned to be upright: 0, 90, 180 or 270. */
  public int rotation() {
    return rotation;
  }

  /** When it was captured or received, in nanoseconds on the clock of {@link System#nanoTime()}. */
  public long timestampNanos() {
    return timestampNanos;
  }

  /** The width of the planes U and V, in samples. */
  public int chromaWidth() {
    return chroma(width);
  }

  /** The height of the planes U and V, in samples. */
  public int chromaHeight() {
    return chroma(height);
  }

  /** The plane Y, read-only: {@link #width()} bytes a row, {@link #height()} rows, no gaps. */
  public ByteBuffer y() {
    return plane(0, width * height);
  }

  /** The plane U, read-only: {@link #chromaWidth()} bytes a row, no gaps. */
  public ByteBuffer u() {
    return plane(width * height, chromaWidth() * chromaHeight());
  }

  /** The plane V, read-only: {@link #chromaWidth()} bytes a row, no gaps. */
  public ByteBuffer v() {
    int chroma = chromaWidth() * chromaHeight();
    return plane(width * height + chroma, chroma);
  }

  private ByteBuffer plane(int offset, int length) {
    return ByteBuffer.wrap(data, offset, length).slice().asReadOnlyBuffer();
  }

  /**
   * The luma of one pixel, 0 to 255.
   *
   * @throws IndexOutOfBoundsException if there is no such pixel
   */
  public int luma(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IndexOutOfBoundsException("pixel %d,%d of %d x %d".formatted(x, y, width, height));
    }
    return data[y * width + x] & 0xff;
  }

  /** All planes, without a copy; not to be changed. */
  byte[] toI420() {
    return data;
  }

  /** The mean luma of a rectangle that lies within the picture and is not empty. */
  int meanLuma(int left, int top, int right, int bottom) {
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += data[y * width + x] & 0xff;
      }
    }
    return (int) (sum / ((long) (right - left) * (bottom - top)));
  }

  /** The same size and time, black: what a muted track gives. */
  VideoFrame blackened() {
    byte[] black = new byte[data.length];
    Arrays.fill(black, 0, width * height, BLACK_LUMA);
    Arrays.fill(black, width * height, black.length, NO_CHROMA);
    return owning(black, width, height, rotation, timestampNanos);
  }

  @Override
  public String toString() {
    return "VideoFrame[" + width + " x " + height + ", rotation " + rotation + "]";
  }
}
