package dev.parley.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Cameras as the native library would list them. */
final class FakeCameras implements CameraSystem {
  static final Camera FRONT = new Camera("Integrated Front Camera", "/dev/video0");
  static final Camera BACK = new Camera("Rear Camera", "/dev/video2");
  static final Camera SILENT = new Camera("Capture card", "/dev/video4");

  final List<Camera> present = new CopyOnWriteArrayList<>(List.of(FRONT, BACK, SILENT));
  final List<Camera> forbidden = new CopyOnWriteArrayList<>();
  final AtomicInteger running = new AtomicInteger();
  final List<VideoMode> opened = new CopyOnWriteArrayList<>();
  volatile VideoSink sink = frame -> {};
  volatile Runnable gone = () -> {};
  volatile boolean inUse;

  private static final Map<Camera, List<VideoMode>> MODES =
      Map.of(
          FRONT,
          List.of(
              new VideoMode(640, 480, 30),
              new VideoMode(640, 480, 30),
              new VideoMode(1280, 720, 30),
              new VideoMode(1280, 720, 0)),
          BACK,
          List.of(new VideoMode(1920, 1080, 60), new VideoMode(100_000, 480, 30)));

  @Override
  public List<Camera> cameras() {
    return new ArrayList<>(present);
  }

  @Override
  public List<Camera> forbidden() {
    return new ArrayList<>(forbidden);
  }

  @Override
  public List<VideoMode> modes(Camera camera) {
    return MODES.getOrDefault(camera, List.of());
  }

  @Override
  public Runnable capture(Camera camera, VideoMode mode, VideoSink sink, Runnable gone) {
    if (inUse) {
      throw new DeviceInUseException("on purpose", null);
    }
    running.incrementAndGet();
    opened.add(mode);
    this.sink = sink;
    this.gone = gone;
    return running::decrementAndGet;
  }

  void see() {
    sink.onVideo(new TestPattern(160, 120).draw(1, 0));
  }
}
