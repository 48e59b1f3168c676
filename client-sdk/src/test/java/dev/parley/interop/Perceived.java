package dev.parley.interop;

import dev.parley.PeerConnection;
import dev.parley.media.AudioFrame;
import dev.parley.media.PitchMeter;
import dev.parley.media.RemoteAudioTrack;
import dev.parley.media.RemoteTrack;
import dev.parley.media.RemoteVideoTrack;
import dev.parley.media.VideoFrame;
import java.util.HashSet;
import java.util.Set;

/**
 * What Parley hears and sees of Chromium's fake microphone, which beeps, and its fake camera, in
 * whose picture something moves. Safe for use by several threads.
 */
final class Perceived {

  /** About 21 ms of sound at 48 kHz, which is as long as a beep. */
  private static final int STRETCH = 1024;

  private final short[] stretch = new short[STRETCH];
  private int filled;
  private int beeps;
  private int silences;
  private double hertz;
  private final Set<Integer> pictures = new HashSet<>();
  private VideoFrame last;

  /** Listens to all tracks of a session. */
  void on(PeerConnection session) {
    session.onTrack(this::on);
  }

  private void on(RemoteTrack track) {
    if (track instanceof RemoteAudioTrack audio) {
      audio.addSink(this::hear);
    } else if (track instanceof RemoteVideoTrack video) {
      video.addSink(this::see);
    }
  }

  private synchronized void hear(AudioFrame frame) {
    for (int i = 0; i < frame.length(); i++) {
      stretch[filled++] = frame.sample(i, 0);
      if (filled == STRETCH) {
        filled = 0;
        PitchMeter.measure(stretch, frame.sampleRate())
            .ifPresentOrElse(
                pitch -> {
                  beeps++;
                  hertz = pitch;
                },
                () -> silences++);
      }
    }
  }

  private synchronized void see(VideoFrame frame) {
    pictures.add(frame.y().hashCode());
    last = frame;
  }

  /** Stretches of sound in which a tone was heard. */
  synchronized int beeps() {
    return beeps;
  }

  /** Stretches in which none was. */
  synchronized int silences() {
    return silences;
  }

  /** Of the last beep, to within some tens: it is short. */
  synchronized double hertz() {
    return hertz;
  }

  /** How many pictures were unlike each other. */
  synchronized int pictures() {
    return pictures.size();
  }

  /** Width by height of the last picture. */
  synchronized String size() {
    return last == null ? "" : last.width() + "x" + last.height();
  }

  @Override
  public synchronized String toString() {
    return "%d beeps, the last of %.0f Hz, %d silences, %d pictures of %s"
        .formatted(beeps, hertz, silences, pictures.size(), size());
  }
}
