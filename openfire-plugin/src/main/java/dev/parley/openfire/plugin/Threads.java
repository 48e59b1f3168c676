package dev.parley.openfire.plugin;

import dev.parley.openfire.registry.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin's own threads: a timer, one that tells things in order, and a few for work that may
 * block. They end with {@link #close}.
 */
final class Threads implements Scheduler, AutoCloseable {
  private static final Logger Log = LoggerFactory.getLogger(Threads.class);
  private static final int WORKERS = 4;

  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor ordered;
  private final ThreadPoolExecutor workers;

  Threads() {
    timer = new ScheduledThreadPoolExecutor(1, named("parley-names-timer"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    ordered = pool(1, "parley-names-order");
    workers = pool(WORKERS, "parley-names-work");
  }

  private static ThreadPoolExecutor pool(int size, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    ClassLoader loader = Threads.class.getClassLoader();
    return work -> {
      Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  @Override
  public void inOrder(Runnable work) {
    run(ordered, work);
  }

  @Override
  public void soon(Runnable work) {
    run(workers, work);
  }

  @Override
  public void after(Duration delay, Runnable work) {
    try {
      ScheduledFuture<?> unused =
          timer.schedule(() -> soon(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      Log.debug("The name service has stopped; what was planned for later is dropped");
    }
  }

  private static void run(Executor executor, Runnable work) {
    try {
      executor.execute(
          () -> {
            try {
              work.run();
            } catch (Throwable t) {
              // One piece of work that fails must not keep the next from running.
              Log.error("The name service failed in the background", t);
            }
          });
    } catch (RejectedExecutionException e) {
      Log.debug("The name service has stopped; late work is dropped");
    }
  }

  /** Ends all threads; work that runs has two seconds to finish. */
  @Override
  public void close() {
    timer.shutdownNow();
    end(ordered);
    end(workers);
  }

  private static void end(ExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
