package dev.parley.media;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A number burnt into a picture so that it survives lossy coding and scaling: in the upper third of
 * the picture a grid of 10 by 4 cells, each black or white. 24 of them carry the number in Gray
 * code (from one number to the next a single cell changes, which codecs like), 16 a checksum
 * (CRC-16/CCITT), most significant bit first.
 *
 * <p>The cells lie at fractions of width and height, so that a scaled picture reads the same.
 */
final class FrameCode {
  static final int NUMBER_BITS = 24;
  static final int MAX_NUMBER = (1 << NUMBER_BITS) - 1;

  private static final int COLUMNS = 10;
  private static final int ROWS = 4;
  private static final int CELLS = COLUMNS * ROWS;
  private static final int CHECK_BITS = CELLS - NUMBER_BITS;

  /** A black and a white cell differ by 219; half of that is far more than coding takes away. */
  private static final int LEAST_CONTRAST = 80;

  private FrameCode() {}

  /** The height of the part of the picture that the cells take. */
  static int codeHeight(int height) {
    return height / 3;
  }

  /** Draws the cells into the luma plane. The chroma there must be neutral. */
  static void draw(int number, byte[] luma, int width, int height) {
    long bits = encode(number);
    for (int cell = 0; cell < CELLS; cell++) {
      byte value =
          ((bits >>> (CELLS - 1 - cell)) & 1) == 1 ? VideoFrame.WHITE_LUMA : VideoFrame.BLACK_LUMA;
      int left = edge(cell % COLUMNS, COLUMNS, width);
      int right = edge(cell % COLUMNS + 1, COLUMNS, width);
      int bottom = edge(cell / COLUMNS + 1, ROWS, codeHeight(height));
      for (int y = edge(cell / COLUMNS, ROWS, codeHeight(height)); y < bottom; y++) {
        Arrays.fill(luma, y * width + left, y * width + right, value);
      }
    }
  }

  /** Reads the number; empty if there is none or it is spoilt. */
  static OptionalInt read(VideoFrame frame) {
    if (frame.width() < COLUMNS * 4 || frame.height() < ROWS * 3 * 4) {
      return OptionalInt.empty();
    }
    int[] means = new int[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      means[cell] = mean(frame, cell);
    }
    int darkest = Arrays.stream(means).min().orElse(0);
    int brightest = Arrays.stream(means).max().orElse(0);
    if (brightest - darkest < LEAST_CONTRAST) {
      return OptionalInt.empty();
    }
    int threshold = (darkest + brightest) / 2;
    long bits = 0;
    for (int mean : means) {
      bits = (bits << 1) | (mean > threshold ? 1 : 0);
    }
    return decode(bits);
  }

  private static int mean(VideoFrame frame, int cell) {
    int left = edge(cell % COLUMNS, COLUMNS, frame.width());
    int right = edge(cell % COLUMNS + 1, COLUMNS, frame.width());
    int top = edge(cell / COLUMNS, ROWS, codeHeight(frame.height()));
    int bottom = edge(cell / COLUMNS + 1, ROWS, codeHeight(frame.height()));
    // Edges blur, and scaling shifts them: the middle of the cell is what counts.
    int marginX = (right - left) / 4;
    int marginY = (bottom - top) / 4;
    return frame.meanLuma(left + marginX, top + marginY, right - marginX, bottom - marginY);
  }

  private static int edge(int index, int count, int size) {
    return index * size / count;
  }

  static long encode(int number) {
    int gray = number ^ (number >>> 1);
    return ((long) gray << CHECK_BITS) | checksum(gray);
  }

  static OptionalInt decode(long bits) {
    int gray = (int) (bits >>> CHECK_BITS);
    if (checksum(gray) != (bits & ((1 << CHECK_BITS) - 1))) {
      return OptionalInt.empty();
    }
    int number = gray;
    for (int shift = 1; shift < NUMBER_BITS; shift <<= 1) {
      number ^= number >>> shift;
    }
    return OptionalInt.of(number);
  }

  private static int checksum(int gray) {
    int crc = 0xffff;
    for (int bit = NUMBER_BITS - 1; bit >= 0; bit--) {
      boolean carry = ((crc >>> 15) & 1) != ((gray >>> bit) & 1);
      crc = (crc << 1) & 0xffff;
      if (carry) {
        crc ^= 0x1021;
      }
    }
    return crc;
  }
}
