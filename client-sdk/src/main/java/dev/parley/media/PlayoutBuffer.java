package dev.parley.media;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sound between a network and a device, which have clocks of their own: what comes early waits, and
 * of what comes too fast the oldest is dropped, down to the usual depth.
 */
final class PlayoutBuffer {
  /** Pieces of 10 ms that are gathered before the device is fed. */
  static final int USUAL = 6;

  /** Pieces that may wait; twice the longest stall that a sender usually makes. */
  static final int MOST = 30;

  private static final long GATHER_NANOS = 200_000_000;

  private final ArrayDeque<AudioFrame> waiting = new ArrayDeque<>();
  private boolean closed;
  private long dropped;

  /** Never blocks. */
  synchronized void put(AudioFrame frame) {
    if (closed) {
      return;
    }
    waiting.add(frame);
    if (waiting.size() > MOST) {
      while (waiting.size() > USUAL) {
        waiting.remove();
        dropped++;
      }
    }
    notifyAll();
  }

  /**
   * Waits for the next piece.
   *
   * @return null once closed
   */
  synchronized @Nullable AudioFrame take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    return closed ? null : waiting.remove();
  }

  /** Waits until the usual depth is reached, or for a fifth of a second: the end is played too. */
  synchronized void gather() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    long deadline = System.nanoTime() + GATHER_NANOS;
    while (waiting.size() < USUAL && !closed) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }

  synchronized long dropped() {
    return dropped;
  }
}
