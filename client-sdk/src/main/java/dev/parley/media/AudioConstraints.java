package dev.parley.media;

/**
 * Which microphone is wanted.
 *
 * @param deviceId {@link MediaDevice#id()}
 */
public record AudioConstraints(ChoiceConstraint<String> deviceId) {

  /** Any microphone. */
  public static final AudioConstraints ANY = new AudioConstraints(ChoiceConstraint.any());

  /** That microphone and no other. */
  public static AudioConstraints exactly(MediaDevice device) {
    return new AudioConstraints(ChoiceConstraint.exact(device.id()));
  }
}
