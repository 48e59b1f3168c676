package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the native library does with our sources, senders and receivers. */
class NativeMediaIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Listens to and looks at whatever comes. */
  private static final class Receiver {
    private final PitchMeter meter = new PitchMeter();
    private final FrameCounterReader reader = new FrameCounterReader();

    Receiver(RawPeer peer, int tracks) {
      await().atMost(LIMIT).until(() -> peer.remote.size() == tracks);
      for (RemoteTrack track : peer.remote) {
        if (track instanceof RemoteAudioTrack audio) {
          audio.addSink(meter);
        } else if (track instanceof RemoteVideoTrack video) {
          video.addSink(reader);
        }
      }
    }

    void hears(double hertz) {
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(meter.hertz().orElse(0)).isCloseTo(hertz, within(2.0)));
    }

    void sees(int frames) {
      await().atMost(LIMIT).until(() -> reader.count().read() >= frames);
      assertThat(reader.count().inOrder()).isTrue();
    }
  }

  @RepeatedTest(3)
  void toneAndPatternCrossBothWays() throws Exception {
    try (RawPeer caller = new RawPeer();
        RawPeer answerer = new RawPeer()) {
      List<MediaTrack> tracks =
          List.of(
              new AudioTrack(new ToneSource(440)),
              new VideoTrack(new TestPatternSource()),
              new AudioTrack(new ToneSource(1000)),
              new VideoTrack(new TestPatternSource()));
      caller.add((AudioTrack) tracks.get(0));
      caller.add((VideoTrack) tracks.get(1));
      answerer.add((AudioTrack) tracks.get(2));
      answerer.add((VideoTrack) tracks.get(3));
      RawPeer.connect(caller, answerer);
      Receiver atAnswerer = new Receiver(answerer, 2);
      Receiver atCaller = new Receiver(caller, 2);
      atAnswerer.hears(440);
      atCaller.hears(1000);
      atAnswerer.sees(60);
      atCaller.sees(60);
      System.out.println(
          atAnswerer.meter.hertz()
              + " "
              + atCaller.meter.hertz()
              + " "
              + atAnswerer.reader.count()
              + " "
              + atCaller.reader.count());
      tracks.forEach(MediaTrack::stop);
    }
  }

  @Test
  void whoOnlyReceivesHearsToo() throws Exception {
    try (RawPeer caller = new RawPeer();
        RawPeer answerer = new RawPeer()) {
      AudioTrack tone = new AudioTrack(new ToneSource(440));
      caller.add(tone);
      RawPeer.connect(caller, answerer);
      Receiver receiver = new Receiver(answerer, 1);
      receiver.hears(440);
      tone.setEnabled(false);
      await().atMost(LIMIT).until(() -> receiver.meter.hertz().equals(OptionalDouble.empty()));
      tone.setEnabled(true);
      receiver.hears(440);
      tone.stop();
    }
  }
}
