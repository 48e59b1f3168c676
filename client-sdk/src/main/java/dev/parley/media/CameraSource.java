package dev.parley.media;

import dev.parley.media.CameraSystem.Camera;
import dev.parley.runtime.Threads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a running camera sees. It runs from the time it is opened, since only then it is known
 * whether it can; its pictures are dropped until the source is started.
 *
 * <p>The native library does not tell that a camera is gone. So when no pictures come it is looked
 * for, and if it is not there the source ends.
 */
final class CameraSource implements VideoSource {
  private static final Logger LOG = LoggerFactory.getLogger(CameraSource.class);
  private static final long WATCH_MILLIS = 1_000;

  private final String label;
  private final CameraSystem system;
  private final Camera camera;
  private final AtomicReference<@Nullable Runnable> capture = new AtomicReference<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable VideoSink sink;
  private volatile @Nullable Runnable ended;
  private volatile boolean stopped;
  private volatile long pictures;

  private CameraSource(String label, CameraSystem system, Camera camera) {
    this.label = label;
    this.system = system;
    this.camera = camera;
  }

  /**
   * Switches the camera on.
   *
   * @throws MediaException if it gives no pictures
   */
  static CameraSource open(String label, CameraSystem system, Camera camera, VideoMode mode) {
    CameraSource source = new CameraSource(label, system, camera);
    source.capture.set(system.capture(camera, mode, source::take, source::end));
    return source;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public void start(VideoSink sink, Runnable ended) {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("this source feeds a track already; make another one");
    }
    this.ended = ended;
    this.sink = sink;
    if (over.get()) {
      ended.run();
    } else {
      watch(pictures);
    }
  }

  /** One at a time. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void take(VideoFrame frame) {
    pictures++;
    VideoSink present = sink;
    if (present != null && !stopped) {
      present.onVideo(frame);
    }
  }

  private void watch(long before) {
    // Whether there is still something to watch is looked at then.
    var unused =
        Threads.later(
            () -> Threads.workers().execute(() -> look(before)),
            WATCH_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private void look(long before) {
    if (stopped || over.get()) {
      return;
    }
    long now = pictures;
    if (now == before && isGone()) {
      LOG.info("{} is gone", label);
      end();
    } else {
      watch(now);
    }
  }

  /** The camera has ended by itself. */
  private void end() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    stop();
    Runnable listener = ended;
    if (listener != null) {
      listener.run();
    }
  }

  private boolean isGone() {
    try {
      return !system.cameras().contains(camera);
    } catch (RuntimeException | Error e) {
      LOG.debug("Cannot tell whether {} is still there: {}", label, e.getMessage());
      return false;
    }
  }

  @Override
  public void stop() {
    stopped = true;
    Runnable running = capture.getAndSet(null);
    if (running != null) {
      running.run();
    }
  }
}
