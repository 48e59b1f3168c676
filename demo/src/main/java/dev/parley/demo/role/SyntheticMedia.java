package dev.parley.demo.role;

import dev.parley.media.AudioTrack;
import dev.parley.media.MediaTrack;
import dev.parley.media.TestPatternSource;
import dev.parley.media.ToneSource;
import dev.parley.media.VideoTrack;
import java.util.List;

/** A tone and a moving test pattern with a frame counter, as tracks to send. */
final class SyntheticMedia implements AutoCloseable {
  private final AudioTrack audio;
  private final VideoTrack video = new VideoTrack(new TestPatternSource());

  SyntheticMedia(double toneHz) {
    audio = new AudioTrack(new ToneSource(toneHz));
  }

  List<MediaTrack> tracks() {
    return List.of(audio, video);
  }

  @Override
  public void close() {
    audio.stop();
    video.stop();
  }
}
