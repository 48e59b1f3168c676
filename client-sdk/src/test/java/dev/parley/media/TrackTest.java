package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrackTest {
  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  /** A source driven by the test. */
  private static final class Manual implements AudioSource {
    private AudioSink sink = frame -> {};
    private Runnable ended = () -> {};
    private int started;
    private int stopped;

    @Override
    public String label() {
      return "manual";
    }

    @Override
    public void start(AudioSink sink, Runnable ended) {
      this.sink = sink;
      this.ended = ended;
      started++;
    }

    @Override
    public void stop() {
      stopped++;
    }

    void give(int value) {
      short[] samples = new short[480];
      samples[0] = (short) value;
      sink.onAudio(AudioFrame.of(samples, 48_000, 1, 0));
    }
  }

  @Test
  void startsTheSourceOnceAndOnlyWhenNeeded() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    assertThat(source.started).isZero();
    track.addSink(frame -> {}, executor);
    track.addSink(frame -> {}, executor);
    assertThat(source.started).isEqualTo(1);
    assertThat(track.label()).isEqualTo("manual");
    assertThat(track.kind()).isEqualTo(TrackKind.AUDIO);
  }

  @Test
  void handsFramesOverInOrderOnTheExecutor() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    List<Short> heard = new ArrayList<>();
    track.addSink(frame -> heard.add(frame.sample(0, 0)), Runnable::run);
    for (int i = 0; i < 5; i++) {
      source.give(i);
    }
    assertThat(heard).containsExactly((short) 0, (short) 1, (short) 2, (short) 3, (short) 4);
  }

  @Test
  void mutedTracksAreSilent() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    List<Short> heard = new ArrayList<>();
    track.addSink(frame -> heard.add(frame.sample(0, 0)), Runnable::run);
    source.give(1);
    track.setEnabled(false);
    source.give(2);
    track.setEnabled(true);
    source.give(3);
    assertThat(heard).containsExactly((short) 1, (short) 0, (short) 3);
  }

  @Test
  void aSlowSinkLosesTheOldestFrames() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    List<Runnable> tasks = new ArrayList<>();
    List<Short> heard = new ArrayList<>();
    track.addSink(frame -> heard.add(frame.sample(0, 0)), tasks::add);
    for (int i = 0; i < AudioTrack.QUEUE_CAPACITY + 7; i++) {
      source.give(i);
    }
    for (int i = 0; i < tasks.size(); i++) {
      tasks.get(i).run();
    }
    assertThat(heard).hasSize(AudioTrack.QUEUE_CAPACITY).startsWith((short) 7);
  }

  @Test
  void aSinkThatThrowsIsRemovedAndTheOthersGoOn() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    AtomicInteger bad = new AtomicInteger();
    AtomicInteger good = new AtomicInteger();
    track.addSink(
        frame -> {
          bad.incrementAndGet();
          throw new IllegalStateException("on purpose");
        },
        Runnable::run);
    track.addSink(frame -> good.incrementAndGet(), Runnable::run);
    source.give(1);
    source.give(2);
    assertThat(bad).hasValue(1);
    assertThat(good).hasValue(2);
  }

  @Test
  void anExecutorThatHasEndedDoesNotHurtTheSource() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    track.addSink(frame -> {}, executor);
    executor.shutdownNow();
    source.give(1);
    source.give(2);
    assertThat(track.state()).isEqualTo(TrackState.LIVE);
  }

  @Test
  void stopEndsSourceAndSinksAndTellsOnce() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    AtomicInteger heard = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    track.addSink(frame -> heard.incrementAndGet(), Runnable::run);
    track.onEnded(ended::incrementAndGet);
    track.stop();
    track.stop();
    source.give(1);
    assertThat(track.state()).isEqualTo(TrackState.ENDED);
    assertThat(source.stopped).isEqualTo(1);
    assertThat(heard).hasValue(0);
    assertThat(ended).hasValue(1);
    track.onEnded(ended::incrementAndGet);
    assertThat(ended).hasValue(2);
    track.addSink(frame -> heard.incrementAndGet(), Runnable::run);
    assertThat(source.started).isEqualTo(1);
  }

  @Test
  void aSourceThatEndsEndsItsTrack() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    track.addSink(frame -> {}, executor);
    source.ended.run();
    assertThat(track.state()).isEqualTo(TrackState.ENDED);
  }

  @Test
  void framesOfAnotherShapeAreRefused() {
    Manual source = new Manual();
    AudioTrack track = new AudioTrack(source);
    track.addSink(frame -> {}, executor);
    for (AudioFrame bad :
        List.of(
            AudioFrame.of(new short[100], 48_000, 1, 0),
            AudioFrame.of(new short[480 * 3], 48_000, 3, 0),
            AudioFrame.of(new short[960], 96_000, 1, 0))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> source.sink.onAudio(bad))
          .withMessageContaining("10 ms");
    }
  }

  @Test
  void syntheticSourcesKeepTheirPaceAndReleaseTheirThreads() {
    AudioTrack tone = new AudioTrack(new ToneSource(440));
    VideoTrack pattern = new VideoTrack(new TestPatternSource(160, 120, 100));
    PitchMeter meter = new PitchMeter();
    ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
    FrameCounterReader reader = new FrameCounterReader();
    tone.addSink(meter, executor);
    pattern.addSink(reader, executor);
    pattern.addSink(frame -> threads.add(Thread.currentThread().getName()), Runnable::run);
    await().until(() -> meter.hertz().isPresent() && reader.count().read() >= 50);
    assertThat(reader.count().inOrder()).isTrue();
    assertThat(threads).containsOnly("parley-pattern");
    tone.stop();
    pattern.stop();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("parley-tone", "parley-pattern");
    long samples = meter.samples();
    assertThat(samples % 480).isZero();
  }

  @Test
  void aSinkMayStopItsOwnTrack() {
    VideoTrack pattern = new VideoTrack(new TestPatternSource(160, 120, 100));
    pattern.addSink(frame -> pattern.stop(), Runnable::run);
    await().until(() -> pattern.state() == TrackState.ENDED);
  }

  @Test
  void aSourceThatCannotStartEndsItsTrack() {
    AudioTrack track =
        new AudioTrack(
            new AudioSource() {
              @Override
              public String label() {
                return "broken";
              }

              @Override
              public void start(AudioSink sink, Runnable ended) {
                throw new IllegalStateException("on purpose");
              }

              @Override
              public void stop() {}
            });
    assertThatIllegalStateException()
        .isThrownBy(() -> track.addSink(frame -> {}, executor))
        .withMessage("on purpose");
    assertThat(track.state()).isEqualTo(TrackState.ENDED);
  }

  @Test
  void sourcesStartAndStopManyTimes() throws Exception {
    for (int i = 0; i < 100; i++) {
      AudioTrack tone = new AudioTrack(new ToneSource(440));
      VideoTrack pattern = new VideoTrack(new TestPatternSource(160, 120, 100));
      CountDownLatch both = new CountDownLatch(2);
      tone.addSink(frame -> both.countDown(), Runnable::run);
      pattern.addSink(frame -> both.countDown(), Runnable::run);
      assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
      tone.stop();
      pattern.stop();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("parley-tone", "parley-pattern");
  }
}
