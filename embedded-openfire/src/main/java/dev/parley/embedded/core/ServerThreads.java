package dev.parley.embedded.core;

import dev.parley.embedded.EmbeddedOpenfireException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns every thread of the server: whatever is started from a thread of this group belongs to it,
 * has the isolated class loader as its context, and must be gone when the server is.
 */
final class ServerThreads {
  private static final Logger log = LoggerFactory.getLogger(ServerThreads.class);
  private static final int CALL_SECONDS = 120;
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long POLL_MS = 5;

  private final ThreadGroup group = new ThreadGroup("openfire");
  private final ClassLoader context = new ModuleLoader(getClass().getClassLoader());

  /** Runs in a thread of the group and waits for its end. */
  <T> T call(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(group, task, "openfire-control");
    thread.setContextClassLoader(context);
    thread.start();
    try {
      return task.get(CALL_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      EmbeddedOpenfireException stuck =
          new EmbeddedOpenfireException(
              "Openfire hangs at what the cause's stack trace shows, for "
                  + CALL_SECONDS
                  + " s now: use another process for the next one",
              e);
      e.setStackTrace(thread.getStackTrace());
      thread.interrupt();
      throw stuck;
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new EmbeddedOpenfireException("Interrupted while Openfire was at work", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new EmbeddedOpenfireException("Openfire failed: its log says more", e.getCause());
    }
  }

  boolean isCurrent() {
    return group.parentOf(Thread.currentThread().getThreadGroup());
  }

  /** Interrupts what still runs, and waits a while for it. */
  void endAll() {
    group.interrupt();
    long deadline = System.nanoTime() + GRACE_NANOS;
    try {
      while (!alive().isEmpty() && System.nanoTime() < deadline) {
        Thread.sleep(POLL_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!alive().isEmpty()) {
      log.warn("Openfire left threads behind: {}", alive());
    }
  }

  private List<String> alive() {
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    return Arrays.stream(threads, 0, count).map(Thread::getName).toList();
  }
}
