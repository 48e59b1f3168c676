package dev.parley.media;

import java.util.OptionalInt;

/**
 * Reads the number that {@link TestPatternSource} burns into its pictures and tells whether they
 * arrive in order. Safe for use by several threads.
 */
public final class FrameCounterReader implements VideoSink {
  private long read;
  private long unreadable;
  private long outOfOrder;
  private long missing;
  private int first = -1;
  private int last = -1;

  /** The number in one picture; empty if there is none, or if coding has spoilt it. */
  public static OptionalInt read(VideoFrame frame) {
    return FrameCode.read(frame);
  }

  @Override
  public void onVideo(VideoFrame frame) {
    OptionalInt number = FrameCode.read(frame);
    synchronized (this) {
      if (number.isPresent()) {
        count(number.getAsInt());
      } else {
        unreadable++;
      }
    }
  }

  private void count(int number) {
    read++;
    if (first < 0) {
      first = number;
    } else {
      // Modulo the range, so that the step from the highest number to 0 is a step forward.
      int step = (number - last) & FrameCode.MAX_NUMBER;
      if (step == 0 || step > FrameCode.MAX_NUMBER / 2) {
        outOfOrder++;
        return;
      }
      missing += step - 1;
    }
    last = number;
  }

  /** What was seen since the reader was made. */
  public synchronized FrameCount count() {
    return new FrameCount(read, unreadable, outOfOrder, missing, first, last);
  }
}
