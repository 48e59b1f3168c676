package dev.parley.media;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Chooses the device, and the mode of it, that fit constraints best: the SelectSettings algorithm
 * of W3C Media Capture and Streams, section 11.
 */
final class DeviceSelection {
  private DeviceSelection() {}

  /** A device in one of its modes. */
  record VideoCandidate(MediaDevice device, VideoMode mode) {}

  /**
   * Chooses a source of sound.
   *
   * @throws DeviceNotFoundException if there are no candidates
   * @throws OverconstrainedException if none of them is allowed
   */
  static MediaDevice audio(List<MediaDevice> candidates, AudioConstraints wanted) {
    if (candidates.isEmpty()) {
      throw new DeviceNotFoundException("This machine has no microphone that can be used", null);
    }
    List<MediaDevice> allowed =
        keep(candidates, "deviceId", device -> wanted.deviceId().allows(device.id()));
    return best(
        allowed, Comparator.comparingDouble(device -> wanted.deviceId().distance(device.id())));
  }

  /**
   * Chooses a source of pictures.
   *
   * @param usual what is taken where the constraints say nothing
   * @throws DeviceNotFoundException if there are no candidates
   * @throws OverconstrainedException if none of them is allowed
   */
  static VideoCandidate video(
      List<VideoCandidate> candidates, VideoConstraints wanted, VideoMode usual) {
    if (candidates.isEmpty()) {
      throw new DeviceNotFoundException("This machine has no camera that can be used", null);
    }
    List<VideoCandidate> left = candidates;
    left = keep(left, "deviceId", c -> wanted.deviceId().allows(c.device().id()));
    left = keep(left, "facingMode", c -> wanted.facing().allows(c.device().facing()));
    left = keep(left, "width", c -> wanted.width().allows(c.mode().width()));
    left = keep(left, "height", c -> wanted.height().allows(c.mode().height()));
    left = keep(left, "frameRate", c -> wanted.frameRate().allows(c.mode().framesPerSecond()));
    return best(left, Comparator.comparingDouble(candidate -> distance(candidate, wanted, usual)));
  }

  private static double distance(
      VideoCandidate candidate, VideoConstraints wanted, VideoMode usual) {
    VideoMode mode = candidate.mode();
    return wanted.deviceId().distance(candidate.device().id())
        + wanted.facing().distance(candidate.device().facing())
        + wanted.width().distance(mode.width(), usual.width())
        + wanted.height().distance(mode.height(), usual.height())
        + wanted.frameRate().distance(mode.framesPerSecond(), usual.framesPerSecond());
  }

  private static <T> List<T> keep(List<T> candidates, String constraint, Predicate<T> allowed) {
    List<T> left = candidates.stream().filter(allowed).toList();
    if (left.isEmpty()) {
      throw new OverconstrainedException(
          constraint,
          "No device meets the constraint \"" + constraint + "\"; loosen it to an ideal value");
    }
    return left;
  }

  /** The first of the best: systems list their default device first. */
  private static <T> T best(List<T> candidates, Comparator<T> byDistance) {
    return candidates.stream().min(byDistance).orElseThrow();
  }
}
