package dev.parley.demo.cli;

import dev.parley.media.AudioTrack;
import dev.parley.media.MediaTrack;
import dev.parley.media.TestPatternSource;
import dev.parley.media.ToneSource;
import dev.parley.media.VideoTrack;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code call} and {@code answer} send. */
final class CallMedia implements AutoCloseable {
  private static final double CALLER_HZ = 440;
  private static final double ANSWERER_HZ = 880;

  @Option(
      names = "--video",
      description = "Send a moving test pattern too, and see what the other side sends.")
  private boolean video;

  private final List<MediaTrack> tracks = new ArrayList<>();

  /** Made when first asked for, after the options were parsed. */
  List<MediaTrack> tracks(boolean caller) {
    if (tracks.isEmpty()) {
      tracks.add(new AudioTrack(new ToneSource(caller ? CALLER_HZ : ANSWERER_HZ)));
      if (video) {
        tracks.add(new VideoTrack(new TestPatternSource()));
      }
    }
    return List.copyOf(tracks);
  }

  @Override
  public void close() {
    tracks.forEach(MediaTrack::stop);
  }
}
