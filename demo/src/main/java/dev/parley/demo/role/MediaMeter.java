package dev.parley.demo.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.media.AudioFrame;
import dev.parley.media.FrameCount;
import dev.parley.media.FrameCounterReader;
import dev.parley.media.PitchMeter;
import dev.parley.media.RemoteAudioTrack;
import dev.parley.media.RemoteTrack;
import dev.parley.media.RemoteVideoTrack;
import dev.parley.media.VideoFrame;
import java.util.concurrent.TimeUnit;

/** Measures what arrives on a session's tracks. */
final class MediaMeter {
  private static final long ENOUGH_FRAMES = 120;
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final PitchMeter pitch = new PitchMeter();
  private final FrameCounterReader counter = new FrameCounterReader();

  void take(RemoteTrack track) {
    switch (track.kind()) {
      case AUDIO -> ((RemoteAudioTrack) track).addSink(this::hear);
      case VIDEO -> ((RemoteVideoTrack) track).addSink(this::see);
    }
  }

  private void hear(AudioFrame frame) {
    pitch.onAudio(frame);
    tellWhoWaits();
  }

  private void see(VideoFrame frame) {
    counter.onVideo(frame);
    tellWhoWaits();
  }

  private synchronized void tellWhoWaits() {
    notifyAll();
  }

  /**
   * Blocks until enough has arrived, and tells what it was.
   *
   * @throws IllegalStateException if it does not arrive in time; says what did
   */
  synchronized void measure(ObjectNode answer) throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT_NANOS;
    while (pitch.hertz().isEmpty() || counter.count().read() < ENOUGH_FRAMES) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        throw new IllegalStateException(
            "too little came: "
                + pitch.samples()
                + " samples of sound with "
                + (pitch.hertz().isEmpty() ? "no" : "a")
                + " tone in them, and "
                + counter.count());
      }
      wait(millis);
    }
    FrameCount frames = counter.count();
    answer
        .put("toneHz", pitch.hertz().orElseThrow())
        .put("frames", frames.read())
        .put("framesInOrder", frames.inOrder());
  }
}
