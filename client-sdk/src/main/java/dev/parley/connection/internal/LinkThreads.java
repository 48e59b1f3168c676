package dev.parley.connection.internal;

import dev.parley.connection.ConnectionSettings;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one connection: a worker that never blocks, one for Smack's blocking calls, and,
 * if the application gave no executor, one for its listeners.
 */
final class LinkThreads {

  private static final Logger LOG = LoggerFactory.getLogger(LinkThreads.class);

  private final ScheduledThreadPoolExecutor worker;
  private final ExecutorService blocking;
  private final Executor events;

  LinkThreads(ConnectionSettings settings) {
    String who = settings.account().jid().getLocalpart().toString();
    worker = new Worker(factory("parley-link-" + who));
    worker.setRemoveOnCancelPolicy(true);
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    blocking = single(factory("parley-smack-" + who));
    events =
        new SerialExecutor(
            settings.listenerExecutor().orElseGet(() -> single(factory("parley-events-" + who))));
  }

  /** Owns the state; never blocks. */
  ScheduledThreadPoolExecutor worker() {
    return worker;
  }

  /** Runs a task on the worker after a while. */
  void later(long nanos, Runnable task) {
    // Its failure is logged by the worker itself.
    ScheduledFuture<?> unused = worker.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  /** Runs the calls that block. */
  ExecutorService blocking() {
    return blocking;
  }

  /** Runs what belongs to the application, in order. */
  Executor events() {
    return events;
  }

  /** Lets everything that is queued run, then ends the threads. */
  void shutdown() {
    // The events' own thread ends by itself when it is idle: futures may complete later than this.
    blocking.shutdownNow();
    worker.shutdown();
  }

  /** Says it when a task fails, instead of hiding that in a future nobody looks at. */
  private static final class Worker extends ScheduledThreadPoolExecutor {

    Worker(ThreadFactory factory) {
      super(1, factory);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
      super.afterExecute(task, thrown);
      if (thrown == null && task instanceof Future<?> future && future.isDone()) {
        try {
          future.get();
        } catch (ExecutionException e) {
          LOG.error("A task of the connection failed", e.getCause());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (CancellationException e) {
          LOG.trace("A task was cancelled");
        }
      }
    }
  }

  private static ThreadPoolExecutor single(ThreadFactory factory) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static ThreadFactory factory(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
