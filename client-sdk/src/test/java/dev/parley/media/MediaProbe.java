package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.peer.Peer;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Listens to and looks at whatever a peer receives. */
final class MediaProbe {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ConcurrentLinkedQueue<RemoteTrack> tracks = new ConcurrentLinkedQueue<>();
  private final PitchMeter meter = new PitchMeter();
  private final FrameCounterReader reader = new FrameCounterReader();
  private volatile int luma = -1;

  MediaProbe(Peer peer) {
    PeerMedia.of(peer).onTrack(this::take);
  }

  private void take(RemoteTrack track) {
    if (track instanceof RemoteAudioTrack audio) {
      audio.addSink(meter);
    } else if (track instanceof RemoteVideoTrack video) {
      video.addSink(reader);
      video.addSink(frame -> luma = frame.meanLuma(0, 0, frame.width(), frame.height()));
    }
    tracks.add(track);
  }

  Collection<RemoteTrack> tracks() {
    return tracks;
  }

  void hears(double hertz) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(meter.hertz().orElse(0)).isCloseTo(hertz, within(2.0)));
  }

  /** A second of sound from now on. */
  void hearsMore() {
    long before = meter.samples();
    await().atMost(LIMIT).until(() -> meter.samples() >= before + 48_000);
  }

  /** Silence, or no sound at all: the meter keeps its last pitch only while nothing comes. */
  void hearsNothing() {
    await().atMost(LIMIT).until(() -> meter.hertz().isEmpty() || stands());
  }

  /** Not even silence. */
  void hearsNoMore() {
    await().atMost(LIMIT).until(this::stands);
  }

  /** Whether no sample comes for half a second. */
  private boolean stands() {
    long before = meter.samples();
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    return meter.samples() == before;
  }

  /** So many pictures from now on, and all in order. */
  void sees(int frames) {
    long before = reader.count().read();
    await().atMost(LIMIT).until(() -> reader.count().read() >= before + frames);
    assertThat(reader.count().inOrder()).isTrue();
  }

  void seesBlack() {
    await().atMost(LIMIT).until(() -> luma >= 0 && luma < 24);
  }

  @Override
  public String toString() {
    return meter.hertz() + ", " + reader.count();
  }
}
