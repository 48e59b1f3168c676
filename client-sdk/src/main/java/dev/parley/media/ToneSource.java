package dev.parley.media;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An endless sine tone: 48 kHz, mono, a frame every 10 ms from one thread of its own. Its pitch can
 * be measured at the other end with a {@link PitchMeter}.
 */
public final class ToneSource implements AudioSource {
  /** Samples per second. */
  public static final int SAMPLE_RATE = 48_000;

  private static final int FRAMES_PER_SECOND = 100;
  private static final int FRAME_LENGTH = SAMPLE_RATE / FRAMES_PER_SECOND;
  private static final long FRAME_NANOS = 10_000_000;
  private static final double DEFAULT_LEVEL = 0.25;

  private final double hertz;
  private final double level;
  private final AtomicReference<@Nullable Pacer> pacer = new AtomicReference<>();

  /**
   * A tone at a quarter of full scale (−12 dBFS).
   *
   * @throws IllegalArgumentException see {@link #ToneSource(double, double)}
   */
  public ToneSource(double hertz) {
    this(hertz, DEFAULT_LEVEL);
  }

  /**
   * A tone of the given pitch and level.
   *
   * @param hertz 20 to 20000
   * @param level the amplitude as a part of full scale, above 0 and up to 1
   * @throws IllegalArgumentException if one of the two is out of its range
   */
  public ToneSource(double hertz, double level) {
    if (!(hertz >= 20 && hertz <= 20_000)) {
      throw new IllegalArgumentException("a tone has 20 to 20000 Hz, not " + hertz);
    }
    if (!(level > 0 && level <= 1)) {
      throw new IllegalArgumentException("a level is above 0 and at most 1, not " + level);
    }
    this.hertz = hertz;
    this.level = level;
  }

  @Override
  public String label() {
    return String.format(Locale.ROOT, "Tone %.4g Hz", hertz);
  }

  @Override
  public void start(AudioSink sink, Runnable ended) {
    Pacer started =
        new Pacer("parley-tone", FRAME_NANOS, frame -> sink.onAudio(frame(frame)), ended);
    if (!pacer.compareAndSet(null, started)) {
      throw new IllegalStateException("this source feeds a track already; make another one");
    }
    started.start();
  }

  @Override
  public void stop() {
    Pacer started = pacer.get();
    if (started != null) {
      started.stop();
    }
  }

  /** The n-th frame: a function of its number alone, so that the phase never drifts. */
  AudioFrame frame(long number) {
    short[] samples = new short[FRAME_LENGTH];
    double step = hertz / SAMPLE_RATE;
    long second = number / FRAMES_PER_SECOND;
    double start = second * hertz % 1 + (number % FRAMES_PER_SECOND) * FRAME_LENGTH * step;
    for (int i = 0; i < FRAME_LENGTH; i++) {
      double turns = start + i * step;
      samples[i] =
          (short) Math.round(Short.MAX_VALUE * level * Math.sin(2 * Math.PI * (turns % 1)));
    }
    return AudioFrame.owning(samples, SAMPLE_RATE, 1, System.nanoTime());
  }
}
