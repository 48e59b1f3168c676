package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import dev.parley.runtime.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time and in the order in which they were given, on threads of another
 * executor. It owns the mutable state of what it serves, so that code which runs in it needs no
 * locks; what one task writes the next one sees.
 *
 * <p>A task that throws is logged and does not keep the next from running. {@link #execute} may be
 * called from any thread, native callbacks and the tasks themselves included, and never blocks.
 * There is nothing to close: an executor without tasks holds no thread.
 */
public final class SerialExecutor implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

  private static final int TURN = 256;

  private final String name;
  private final Executor threads;
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private boolean scheduled;
  private volatile @Nullable Thread current;

  private SerialExecutor(String name, Executor threads) {
    this.name = requireNonNull(name, "name");
    this.threads = requireNonNull(threads, "threads");
  }

  /** One that runs on the SDK's own threads. */
  public static SerialExecutor create(String name) {
    return new SerialExecutor(name, Threads.workers());
  }

  /** One that runs on the threads of {@code executor}, which may have one or many. */
  public static SerialExecutor on(Executor executor, String name) {
    return executor instanceof SerialExecutor serial ? serial : new SerialExecutor(name, executor);
  }

  /**
   * Appends a task.
   *
   * @throws RejectedExecutionException if the executor below takes no tasks any more
   */
  @Override
  public void execute(Runnable task) {
    requireNonNull(task, "task");
    synchronized (tasks) {
      tasks.add(task);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    start();
  }

  /**
   * Appends a task after a delay.
   *
   * @return cancelling it keeps the task from being appended; one already appended still runs
   */
  public Timer schedule(Runnable task, Duration delay) {
    Future<?> timer = Threads.later(() -> execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  /** A task that waits for its time. */
  @FunctionalInterface
  public interface Timer {

    /** Keeps the task from being appended, if it was not yet. */
    void cancel();
  }

  /** Whether the calling thread is running one of this executor's tasks right now. */
  public boolean isCurrent() {
    return Thread.currentThread() == current;
  }

  /** Runs the task now if the caller {@link #isCurrent}, else appends it. */
  public void runHere(Runnable task) {
    if (isCurrent()) {
      task.run();
    } else {
      execute(task);
    }
  }

  private void start() {
    try {
      threads.execute(this::drain);
    } catch (RejectedExecutionException e) {
      synchronized (tasks) {
        scheduled = false;
        tasks.clear();
      }
      throw e;
    }
  }

  /** A turn has an end, so that a thread shared with others, such as Swing's, gets to them. */
  private void drain() {
    current = Thread.currentThread();
    try {
      Runnable task = next();
      for (int done = 0; task != null; task = ++done < TURN ? next() : null) {
        run(task);
      }
    } finally {
      leave();
    }
  }

  private @Nullable Runnable next() {
    synchronized (tasks) {
      return tasks.poll();
    }
  }

  private void leave() {
    current = null;
    synchronized (tasks) {
      if (tasks.isEmpty()) {
        scheduled = false;
        return;
      }
    }
    start();
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable t) {
      LOG.error("A task of {} failed", name, t);
      if (t instanceof VirtualMachineError) {
        // Not ours to survive; the finally block of drain lets the remaining tasks run.
        throw t;
      }
    }
  }

  @Override
  public String toString() {
    return "SerialExecutor[" + name + "]";
  }
}
