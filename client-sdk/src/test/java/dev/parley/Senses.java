package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.media.FrameCounterReader;
import dev.parley.media.PitchMeter;
import dev.parley.media.RemoteAudioTrack;
import dev.parley.media.RemoteTrack;
import dev.parley.media.RemoteVideoTrack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears and sees what a session receives, by the last track of either kind. */
final class Senses {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  final List<RemoteTrack> tracks = new CopyOnWriteArrayList<>();
  private volatile PitchMeter meter = new PitchMeter();
  private volatile FrameCounterReader reader = new FrameCounterReader();

  Senses(PeerConnection session) {
    session.onTrack(this::take);
  }

  private void take(RemoteTrack track) {
    if (track instanceof RemoteAudioTrack audio) {
      meter = new PitchMeter();
      audio.addSink(meter);
    } else if (track instanceof RemoteVideoTrack video) {
      reader = new FrameCounterReader();
      video.addSink(reader);
    }
    tracks.add(track);
  }

  RemoteTrack last() {
    return tracks.get(tracks.size() - 1);
  }

  void hears(double hertz) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(meter.hertz().orElse(0)).isCloseTo(hertz, within(3.0)));
  }

  /** Silence, or no sound at all. */
  void hearsNothing() {
    await().atMost(LIMIT).until(() -> meter.hertz().isEmpty() || isQuiet());
  }

  private boolean isQuiet() {
    long before = meter.samples();
    await().pollDelay(Duration.ofMillis(400)).until(() -> true);
    return meter.samples() == before;
  }

  void sees(int frames) {
    long before = reader.count().read();
    await().atMost(LIMIT).until(() -> reader.count().read() >= before + frames);
    assertThat(reader.count().inOrder()).isTrue();
  }
}
