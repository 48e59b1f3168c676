package dev.parley.media;

import dev.parley.runtime.Threads;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the devices in even intervals and tells when they have changed. The JDK's sound system
 * has no events at all, and those of the native library come with a sound server only.
 */
final class DevicePoll implements DeviceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DevicePoll.class);

  private final Supplier<List<MediaDevice>> look;
  private final Consumer<List<MediaDevice>> listener;
  private final Executor executor;
  private final long intervalMillis;
  private @Nullable List<MediaDevice> known;
  private volatile boolean closed;

  private DevicePoll(
      Supplier<List<MediaDevice>> look,
      Consumer<List<MediaDevice>> listener,
      Executor executor,
      long intervalMillis) {
    this.look = look;
    this.listener = listener;
    this.executor = executor;
    this.intervalMillis = intervalMillis;
  }

  /** Begins; what is there now is no change. */
  static DevicePoll start(
      Supplier<List<MediaDevice>> look,
      Consumer<List<MediaDevice>> listener,
      Executor executor,
      long intervalMillis) {
    DevicePoll poll = new DevicePoll(look, listener, executor, intervalMillis);
    Threads.workers().execute(poll::turn);
    return poll;
  }

  /** One at a time, since each schedules the next. */
  private void turn() {
    if (closed) {
      return;
    }
    try {
      List<MediaDevice> now = look.get();
      List<MediaDevice> before = known;
      known = now;
      if (before != null && !before.equals(now)) {
        executor.execute(() -> tell(now));
      }
    } catch (RejectedExecutionException e) {
      LOG.debug("The executor of a listener has ended: it hears of no more devices");
      close();
      return;
    } catch (RuntimeException | Error e) {
      LOG.debug("The devices cannot be listed: {}", e.getMessage());
    }
    var unused =
        Threads.later(
            () -> Threads.workers().execute(this::turn), intervalMillis, TimeUnit.MILLISECONDS);
  }

  private void tell(List<MediaDevice> devices) {
    if (closed) {
      return;
    }
    try {
      listener.accept(devices);
    } catch (Throwable e) {
      LOG.error("A listener of devices has thrown", e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
