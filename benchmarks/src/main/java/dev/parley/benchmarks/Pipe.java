package dev.parley.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A data channel whose both ends are in this JVM. For one sending thread. */
abstract class Pipe implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(50);

  /** Bytes that have arrived. */
  final AtomicLong received = new AtomicLong();

  /** Sends; blocks while too much is under way. */
  abstract void send(byte[] message);

  /** Sends a message so many times, and returns when all have arrived. */
  final void transfer(byte[] message, int times) {
    long all = received.get() + (long) message.length * times;
    for (int i = 0; i < times; i++) {
      send(message);
    }
    long begun = System.nanoTime();
    while (received.get() < all) {
      if (System.nanoTime() - begun > PATIENCE) {
        throw new IllegalStateException(all - received.get() + " bytes did not arrive");
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  @Override
  public abstract void close();
}
