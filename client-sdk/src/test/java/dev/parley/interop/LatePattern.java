package dev.parley.interop;

import dev.parley.media.TestPatternSource;
import dev.parley.media.VideoSink;
import dev.parley.media.VideoSource;

/**
 * The test pattern, from when it is told. libwebrtc shows nobody the pictures of a stream whose
 * source the answer does not name, if the first of them come while the answer is being applied; on
 * a busy machine, without a network between, they may.
 */
final class LatePattern implements VideoSource {

  private final TestPatternSource pattern = new TestPatternSource();
  private boolean told;
  private Runnable start;

  @Override
  public String label() {
    return pattern.label();
  }

  @Override
  public synchronized void start(VideoSink sink, Runnable ended) {
    start = () -> pattern.start(sink, ended);
    if (told) {
      start.run();
    }
  }

  synchronized void begin() {
    if (!told && start != null) {
      start.run();
    }
    told = true;
  }

  @Override
  public void stop() {
    pattern.stop();
  }
}
