package dev.parley.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that the SDK's serial executors borrow. They are daemons and end by themselves after
 * ten idle seconds, so nobody has to stop them and an application's exit does not wait for them.
 */
public final class Threads {

  private static final long IDLE_SECONDS = 10;

  private static final ThreadPoolExecutor WORKERS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          factory("parley-worker-"));

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private Threads() {}

  /** Runs each task on a thread of its own, reused. For serial executors, not for long work. */
  public static Executor workers() {
    return WORKERS;
  }

  /**
   * Runs a task once after a delay, on the timer's thread: it must only hand the work over.
   *
   * @param delay at least 0
   */
  public static ScheduledFuture<?> later(Runnable handOver, long delay, TimeUnit unit) {
    return TIMER.schedule(handOver, delay, unit);
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, factory("parley-timer-"));
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static ThreadFactory factory(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
