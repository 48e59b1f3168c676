package dev.parley.media;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all tracks share: the life, the mute, and the distribution of frames to sinks (by way of a
 * queue and an executor) and to outputs (directly, for those that never block).
 *
 * @param <F> the type of frame
 */
abstract class TrackBase<F> {
  private static final Logger LOG = LoggerFactory.getLogger(TrackBase.class);

  private final String id;
  private final String label;
  private final int queueCapacity;
  private final List<Consumer<F>> outputs = new CopyOnWriteArrayList<>();
  private final IdentityHashMap<Object, SinkQueue<F>> sinks = new IdentityHashMap<>();
  private final List<Runnable> endedListeners = new ArrayList<>();
  private boolean begun;
  private volatile boolean enabled = true;
  private volatile TrackState state = TrackState.LIVE;

  /**
   * @param queueCapacity how many frames may wait for a sink
   */
  TrackBase(String id, String label, int queueCapacity) {
    this.id = id;
    this.label = label;
    this.queueCapacity = queueCapacity;
  }

  /** Called once, when somebody wants frames for the first time. */
  abstract void begin();

  /** Called when the track has ended, possibly more than once. */
  abstract void release();

  /** The frame as a muted track gives it. */
  abstract F muted(F frame);

  /** Runs what the application wants to know. */
  abstract void tell(Runnable listener);

  public final String id() {
    return id;
  }

  public final String label() {
    return label;
  }

  public final boolean isEnabled() {
    return enabled;
  }

  public final void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  public final TrackState state() {
    return state;
  }

  public final void stop() {
    end();
  }

  public final void onEnded(Runnable listener) {
    synchronized (this) {
      if (state == TrackState.LIVE) {
        endedListeners.add(listener);
        return;
      }
    }
    tell(guarded(listener));
  }

  /** Takes a frame of the source, on whichever thread it comes. */
  final void emit(F frame) {
    if (state == TrackState.ENDED) {
      return;
    }
    F out = enabled ? frame : muted(frame);
    for (Consumer<F> output : outputs) {
      output.accept(out);
    }
  }

  final void end() {
    List<SinkQueue<F>> queues;
    List<Runnable> listeners;
    synchronized (this) {
      if (state == TrackState.ENDED) {
        return;
      }
      state = TrackState.ENDED;
      queues = List.copyOf(sinks.values());
      listeners = List.copyOf(endedListeners);
      sinks.clear();
      endedListeners.clear();
      outputs.clear();
    }
    queues.forEach(SinkQueue::close);
    release();
    listeners.forEach(listener -> tell(guarded(listener)));
  }

  private static Runnable guarded(Runnable listener) {
    return () -> {
      try {
        listener.run();
      } catch (Throwable e) {
        LOG.error("A listener of a track's end has thrown", e);
      }
    };
  }

  /** Adds a receiver that neither blocks nor throws. After the end this does nothing. */
  final void addOutput(Consumer<F> output) {
    boolean first;
    synchronized (this) {
      if (state == TrackState.ENDED) {
        return;
      }
      outputs.add(output);
      first = !begun;
      begun = true;
    }
    if (first) {
      try {
        begin();
      } catch (RuntimeException | Error e) {
        // Nothing will ever come of it.
        end();
        throw e;
      }
      if (state == TrackState.ENDED) {
        // Stopped while the source was starting: it has missed that.
        release();
      }
    }
  }

  final void removeOutput(Consumer<F> output) {
    outputs.remove(output);
  }

  final void addSink(Object sink, Consumer<F> consumer, Executor executor) {
    SinkQueue<F> queue =
        new SinkQueue<>(executor, queueCapacity, consumer, () -> removeSinkOf(sink));
    synchronized (this) {
      if (state == TrackState.ENDED || sinks.putIfAbsent(sink, queue) != null) {
        return;
      }
    }
    addOutput(queue);
  }

  final void removeSinkOf(Object sink) {
    SinkQueue<F> queue;
    synchronized (this) {
      queue = sinks.remove(sink);
    }
    if (queue != null) {
      outputs.remove(queue);
      queue.close();
    }
  }
}
