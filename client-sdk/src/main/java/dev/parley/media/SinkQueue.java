package dev.parley.media;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands frames from a thread that must not be held up (a native one, or that of a source) to a sink
 * on an executor: in order, one at a time, and of a slow sink's frames the oldest are dropped.
 */
final class SinkQueue<F> implements Consumer<F> {
  private static final Logger LOG = LoggerFactory.getLogger(SinkQueue.class);

  private final Executor executor;
  private final int capacity;
  private final Consumer<F> sink;
  private final Runnable failed;
  private final Queue<F> waiting = new ArrayDeque<>();
  private boolean scheduled;
  private boolean closed;
  private long dropped;

  /**
   * @param capacity how many frames may wait
   * @param failed run once, when the sink has thrown or the executor has refused; the queue is
   *     closed then
   */
  SinkQueue(Executor executor, int capacity, Consumer<F> sink, Runnable failed) {
    this.executor = executor;
    this.capacity = capacity;
    this.sink = sink;
    this.failed = failed;
  }

  /** Never blocks and never throws. */
  @Override
  public void accept(F frame) {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (waiting.size() == capacity) {
        waiting.remove();
        dropped++;
      }
      waiting.add(frame);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    schedule();
  }

  private void schedule() {
    try {
      executor.execute(this::deliver);
    } catch (RejectedExecutionException e) {
      LOG.debug("The executor of a sink has ended: the sink gets no more frames");
      fail();
    }
  }

  private void deliver() {
    F frame = next();
    if (frame == null) {
      return;
    }
    try {
      sink.accept(frame);
    } catch (Throwable e) {
      LOG.error("A sink has thrown and gets no more frames", e);
      fail();
      return;
    }
    synchronized (this) {
      if (waiting.isEmpty()) {
        scheduled = false;
        return;
      }
    }
    // One frame a task: whatever else runs on the executor has its turn between frames.
    schedule();
  }

  private synchronized @Nullable F next() {
    return waiting.poll();
  }

  private void fail() {
    close();
    failed.run();
  }

  /** No frame is handed over any more, those that wait included. */
  synchronized void close() {
    closed = true;
    waiting.clear();
  }

  synchronized long dropped() {
    return dropped;
  }
}
