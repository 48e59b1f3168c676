package dev.parley.media;

import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.parley.runtime.NativeLibrary;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cameras by webrtc-java. It opens a camera by its name, so that of several with one name only
 * the first can be had; and on Linux it is asked only if the kernel has video devices at all,
 * because it answers from a list that it makes once, with a thread that it never ends.
 */
final class NativeCameras implements CameraSystem {
  /** The native lists have no lock of their own while they are made. */
  private static final Object LISTS = new Object();

  private static final Comparator<Camera> BY_NUMBER =
      Comparator.<Camera>comparingInt(camera -> camera.descriptor().length())
          .thenComparing(Camera::descriptor);

  private final boolean linux;
  private final Path classes;

  /** Those of this machine. */
  NativeCameras() {
    this(
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux"),
        Path.of("/sys/class/video4linux"));
  }

  /**
   * @param classes where Linux has a folder for each video device
   */
  NativeCameras(boolean linux, Path classes) {
    this.linux = linux;
    this.classes = classes;
  }

  @Override
  public List<Camera> cameras() {
    List<String> nodes = linux ? LinuxVideo.nodes(classes) : List.of();
    if (linux && nodes.isEmpty()) {
      return List.of();
    }
    Set<String> names = new HashSet<>();
    return devices()
        .map(device -> new Camera(device.getName(), device.getDescriptor()))
        .filter(camera -> !linux || nodes.contains(fileName(camera)))
        .sorted(linux ? BY_NUMBER : Comparator.comparing(Camera::descriptor))
        .filter(camera -> names.add(camera.name()))
        .toList();
  }

  private static String fileName(Camera camera) {
    return camera.descriptor().substring(camera.descriptor().lastIndexOf('/') + 1);
  }

  /** As the native library lists them: in no order, and those that are gone too. */
  static Stream<VideoDevice> devices() {
    NativeLibrary.load();
    synchronized (LISTS) {
      return dev.onvoid.webrtc.media.MediaDevices.getVideoCaptureDevices().stream();
    }
  }

  @Override
  public List<Camera> forbidden() {
    return linux ? LinuxVideo.forbidden(classes) : List.of();
  }

  @Override
  public List<VideoMode> modes(Camera camera) {
    VideoDevice device =
        devices()
            .filter(present -> present.getDescriptor().equals(camera.descriptor()))
            .findFirst()
            .orElseThrow(
                () -> new DeviceNotFoundException(camera.name() + " is no longer there", null));
    try {
      synchronized (LISTS) {
        return dev.onvoid.webrtc.media.MediaDevices.getVideoCaptureCapabilities(device).stream()
            .map(mode -> new VideoMode(mode.width, mode.height, mode.frameRate))
            .toList();
      }
    } catch (RuntimeException | Error e) {
      throw new DeviceInUseException(
          camera.name() + " does not say what it can do; is another program using it?", e);
    }
  }

  @Override
  public Runnable capture(Camera camera, VideoMode mode, VideoSink sink, Runnable gone) {
    return CameraProcess.start(camera, mode, sink, gone)::stop;
  }
}
