package dev.parley.media;

/**
 * Which camera or screen is wanted, and in which size and rate: MediaTrackConstraints of W3C Media
 * Capture and Streams. Where nothing is said, something near to 640 by 480 pixels at 30 pictures a
 * second is taken.
 *
 * @param deviceId {@link MediaDevice#id()}
 * @param facing where the camera looks
 * @param width in pixels
 * @param height in pixels
 * @param frameRate pictures a second
 */
public record VideoConstraints(
    ChoiceConstraint<String> deviceId,
    ChoiceConstraint<Facing> facing,
    NumberConstraint width,
    NumberConstraint height,
    NumberConstraint frameRate) {

  /** Anything. */
  public static final VideoConstraints ANY =
      new VideoConstraints(
          ChoiceConstraint.any(),
          ChoiceConstraint.any(),
          NumberConstraint.ANY,
          NumberConstraint.ANY,
          NumberConstraint.ANY);

  /** The same with another device. */
  public VideoConstraints withDeviceId(ChoiceConstraint<String> other) {
    return new VideoConstraints(other, facing, width, height, frameRate);
  }

  /** The same with another direction. */
  public VideoConstraints withFacing(ChoiceConstraint<Facing> other) {
    return new VideoConstraints(deviceId, other, width, height, frameRate);
  }

  /** The same with another size. */
  public VideoConstraints withSize(NumberConstraint otherWidth, NumberConstraint otherHeight) {
    return new VideoConstraints(deviceId, facing, otherWidth, otherHeight, frameRate);
  }

  /** The same with another rate. */
  public VideoConstraints withFrameRate(NumberConstraint other) {
    return new VideoConstraints(deviceId, facing, width, height, other);
  }
}
