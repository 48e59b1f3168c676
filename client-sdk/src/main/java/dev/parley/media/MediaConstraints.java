package dev.parley.media;

import org.jspecify.annotations.Nullable;

/**
 * What {@link MediaDevices#getUserMedia} is to give.
 *
 * @param audio null for no sound
 * @param video null for no pictures
 */
public record MediaConstraints(@Nullable AudioConstraints audio, @Nullable VideoConstraints video) {

  /** Some microphone and some camera. */
  public static final MediaConstraints AUDIO_AND_VIDEO =
      new MediaConstraints(AudioConstraints.ANY, VideoConstraints.ANY);

  /** Checks that something is asked for. */
  public MediaConstraints {
    if (audio == null && video == null) {
      throw new IllegalArgumentException("ask for audio, for video, or for both");
    }
  }
}
