package dev.parley.demo.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ConnectOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.media.MediaTrack;

/** A session with tracks both ways: the caller's side of it. */
final class MediaCall implements AutoCloseable {
  private static final double TONE_HZ = 440;

  private final SyntheticMedia media = new SyntheticMedia(TONE_HZ);
  private final MediaMeter meter = new MediaMeter();
  private final PeerConnection session;

  /** Connects; blocks until that is done. */
  MediaCall(Parley parley, String name, ConnectOptions data) {
    ConnectOptions options = data;
    for (MediaTrack track : media.tracks()) {
      options = options.withTrack(track);
    }
    try {
      session = parley.connect(name, options).join();
    } catch (RuntimeException e) {
      media.close();
      throw e;
    }
    session.onTrack(meter::take);
  }

  /** What this side got. */
  void measure(ObjectNode answer) throws InterruptedException {
    meter.measure(answer);
  }

  @Override
  public void close() {
    session.close();
    media.close();
  }
}
