package dev.parley.media;

import dev.parley.runtime.Threads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a remote track brings nothing at present: because it was negotiated so, or because no
 * frame has come for a while.
 */
final class MuteState {
  private static final Logger LOG = LoggerFactory.getLogger(MuteState.class);

  private final Executor executor;
  private final long limitMillis;
  private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
  private boolean negotiated;
  private boolean stalled;
  private boolean ended;
  private volatile boolean muted;
  private volatile long lastFrame = System.nanoTime();

  /**
   * @param executor runs the listeners
   * @param limitMillis how long no frame may come; 0 if that tells nothing of this kind of track
   */
  MuteState(Executor executor, long limitMillis) {
    this.executor = executor;
    this.limitMillis = limitMillis;
    if (limitMillis > 0) {
      watch(limitMillis);
    }
  }

  boolean isMuted() {
    return muted;
  }

  void onChange(Consumer<Boolean> listener) {
    listeners.add(listener);
  }

  /** Whether the other side is to send at all. */
  synchronized void negotiated(boolean silent) {
    negotiated = silent;
    update();
  }

  /** A frame has come, on whichever thread. */
  void frame() {
    lastFrame = System.nanoTime();
    if (muted) {
      synchronized (this) {
        stalled = false;
        update();
      }
    }
  }

  /** Nothing is told any more. */
  synchronized void end() {
    ended = true;
    listeners.clear();
  }

  private void watch(long delayMillis) {
    var unused = Threads.later(this::look, delayMillis, TimeUnit.MILLISECONDS);
  }

  /** On the timer's thread: only compares, and hands over. */
  private synchronized void look() {
    if (ended) {
      return;
    }
    long left = limitMillis - (System.nanoTime() - lastFrame) / 1_000_000;
    if (left <= 0) {
      stalled = true;
      update();
    }
    watch(left <= 0 ? limitMillis : left);
  }

  private void update() {
    boolean now = negotiated || stalled;
    if (now == muted || ended) {
      return;
    }
    muted = now;
    for (Consumer<Boolean> listener : listeners) {
      executor.execute(() -> tell(listener, now));
    }
  }

  private static void tell(Consumer<Boolean> listener, boolean muted) {
    try {
      listener.accept(muted);
    } catch (Throwable e) {
      LOG.error("A listener of a track's muting has thrown", e);
    }
  }
}
