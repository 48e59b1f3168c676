package dev.parley.media;

import java.util.Optional;

/**
 * The tracks that {@link MediaDevices} gave.
 *
 * @param audio present if it was asked for
 * @param video present if it was asked for
 */
public record LocalMedia(Optional<AudioTrack> audio, Optional<VideoTrack> video)
    implements AutoCloseable {

  /** Stops the tracks and releases their devices. */
  @Override
  public void close() {
    audio.ifPresent(AudioTrack::stop);
    video.ifPresent(VideoTrack::stop);
  }
}
