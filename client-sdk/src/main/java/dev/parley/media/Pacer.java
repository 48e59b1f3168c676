package dev.parley.media;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a task in even intervals from one thread of its own. Each call is due at a multiple of the
 * interval after the start, so that late calls do not add up to a drift: after a delay the missed
 * calls are made at once. Only after a long one (a suspended machine) is the rest of them given up.
 */
final class Pacer {
  private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
  private static final long LONGEST_LAG_NANOS = 200_000_000;
  private static final long STOP_MILLIS = 2_000;

  private final long intervalNanos;
  private final LongConsumer task;
  private final Runnable failed;
  private final Thread thread;
  private final AtomicBoolean running = new AtomicBoolean(true);

  /**
   * @param task gets the number of the call, from 0
   * @param failed run if the task throws, which ends the pacer
   */
  Pacer(String name, long intervalNanos, LongConsumer task, Runnable failed) {
    this.intervalNanos = intervalNanos;
    this.task = task;
    this.failed = failed;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Ends the thread and waits for that, unless called on it. */
  void stop() {
    running.set(false);
    LockSupport.unpark(thread);
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(STOP_MILLIS);
      if (thread.isAlive()) {
        LOG.warn("{} is held up by a sink and will stop when that returns", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      long due = System.nanoTime();
      for (long call = 0; running.get(); call++) {
        task.accept(call);
        due += intervalNanos;
        long now = System.nanoTime();
        if (now - due > LONGEST_LAG_NANOS) {
          LOG.debug("{} was held up for {} ms", thread.getName(), (now - due) / 1_000_000);
          due = now;
        }
        sleepUntil(due);
      }
    } catch (Throwable e) {
      LOG.error("{} ended", thread.getName(), e);
      failed.run();
    }
  }

  private void sleepUntil(long due) {
    for (long left = due - System.nanoTime();
        left > 0 && running.get();
        left = due - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
  }
}
