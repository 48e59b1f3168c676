package dev.parley.media;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An endless moving test pattern: colour bars, a wandering square, and in the upper third the
 * number of the picture as black and white cells, which a {@link FrameCounterReader} at the other
 * end can read after lossy coding and scaling.
 */
public final class TestPatternSource implements VideoSource {
  private final int width;
  private final int height;
  private final int framesPerSecond;
  private final AtomicReference<@Nullable Pacer> pacer = new AtomicReference<>();

  /** 640 by 480 pixels, 30 pictures a second. */
  public TestPatternSource() {
    this(640, 480, 30);
  }

  /**
   * A test pattern of the given size and rate.
   *
   * @param width in pixels, 160 to 4096
   * @param height in pixels, 90 to 4096
   * @param framesPerSecond 1 to 120
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public TestPatternSource(int width, int height, int framesPerSecond) {
    if (width < 160 || width > 4096 || height < 90 || height > 4096) {
      throw new IllegalArgumentException(
          "a test pattern has 160 x 90 to 4096 x 4096 pixels, not " + width + " x " + height);
    }
    if (framesPerSecond < 1 || framesPerSecond > 120) {
      throw new IllegalArgumentException(
          "a test pattern has 1 to 120 pictures a second, not " + framesPerSecond);
    }
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
  }

  @Override
  public String label() {
    return "Test pattern " + width + " x " + height;
  }

  @Override
  public void start(VideoSink sink, Runnable ended) {
    TestPattern pattern = new TestPattern(width, height);
    Pacer started =
        new Pacer(
            "parley-pattern",
            1_000_000_000L / framesPerSecond,
            call ->
                sink.onVideo(pattern.draw((int) (call & FrameCode.MAX_NUMBER), System.nanoTime())),
            ended);
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
}
