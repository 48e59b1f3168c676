package dev.parley.media;

import dev.parley.media.CameraSystem.Camera;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cameras as devices: what they are called, where they look, and what they can do. */
final class CameraDevices implements DeviceProvider {
  private static final String PREFIX = "camera:";

  /** Taken of a camera that does not say what it can do: the driver gives what is near to it. */
  private static final VideoMode UNTOLD = new VideoMode(640, 480, 30);

  private static final Pattern FRONT = Pattern.compile("\\b(front|user|face|facetime)\\b");
  private static final Pattern BACK = Pattern.compile("\\b(back|rear|world|environment)\\b");

  private final CameraSystem system;

  CameraDevices(CameraSystem system) {
    this.system = system;
  }

  /**
   * Those that can be opened; and if there is none, those that this user may not open, so that
   * whoever asks for a camera hears that and not that there is none.
   */
  @Override
  public List<MediaDevice> devices() {
    List<Camera> cameras = system.cameras();
    return (cameras.isEmpty() ? system.forbidden() : cameras)
        .stream().map(CameraDevices::device).toList();
  }

  private static MediaDevice device(Camera camera) {
    String label = camera.name().isBlank() ? "Camera" : camera.name();
    return new MediaDevice(
        PREFIX + camera.descriptor(), DeviceKind.VIDEO_INPUT, label, facing(label));
  }

  /** The library does not tell, so the label must do. */
  static Facing facing(String label) {
    String words = label.toLowerCase(Locale.ROOT);
    boolean front = FRONT.matcher(words).find();
    boolean back = BACK.matcher(words).find();
    if (front == back) {
      return Facing.UNKNOWN;
    }
    return front ? Facing.USER : Facing.ENVIRONMENT;
  }

  @Override
  public List<VideoMode> modes(MediaDevice device) {
    Camera camera = find(system.cameras(), device);
    if (camera == null) {
      return find(system.forbidden(), device) == null ? List.of() : List.of(UNTOLD);
    }
    List<VideoMode> modes =
        system.modes(camera).stream()
            .filter(CameraDevices::isUsable)
            .distinct()
            .sorted(
                Comparator.comparingInt(VideoMode::width)
                    .thenComparingInt(VideoMode::height)
                    .thenComparingInt(VideoMode::framesPerSecond))
            .toList();
    return modes.isEmpty() ? List.of(UNTOLD) : modes;
  }

  private static boolean isUsable(VideoMode mode) {
    return mode.width() > 0
        && mode.width() <= VideoFrame.MAX_SIZE
        && mode.height() > 0
        && mode.height() <= VideoFrame.MAX_SIZE
        && mode.framesPerSecond() > 0;
  }

  @Override
  public AudioSource openAudio(MediaDevice device) {
    throw new DeviceNotFoundException("A camera gives no sound", null);
  }

  @Override
  public VideoSource openVideo(MediaDevice device, VideoMode mode) {
    Camera camera = find(system.cameras(), device);
    if (camera == null && find(system.forbidden(), device) != null) {
      throw new DeviceNotAllowedException(
          "This user may not open "
              + device.label()
              + "; on Linux the group \"video\" may: usermod -aG video USER, then sign in again",
          null);
    }
    if (camera == null) {
      throw new DeviceNotFoundException(device.label() + " is no longer there", null);
    }
    return CameraSource.open(device.label(), system, camera, mode);
  }

  private static @Nullable Camera find(List<Camera> cameras, MediaDevice device) {
    return cameras.stream()
        .filter(camera -> device.id().equals(PREFIX + camera.descriptor()))
        .findFirst()
        .orElse(null);
  }
}
