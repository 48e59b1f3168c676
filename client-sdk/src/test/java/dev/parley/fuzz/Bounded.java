package dev.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Holds what reads foreign text to a bound of time and memory. */
final class Bounded {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Of the thread's own time, so that a busy machine changes nothing. */
  private static final Duration TIME = Duration.ofSeconds(2);

  private static final long FIXED_BYTES = 4L << 20;

  private static final long BYTES_PER_CHARACTER = 4_000;

  private Bounded() {}

  /** What may be thrown is judged by whoever calls. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Does the work, and fails if it took more than a text of that length may take. */
  static void by(int characters, Work work) throws Exception {
    Cost cost = Cost.of(work);
    if (!cost.isBelow(characters)) {
      // The first time classes are loaded, and instrumented.
      cost = Cost.of(work);
    }
    assertThat(cost).matches(last -> last.isBelow(characters), characters + " characters");
  }

  private record Cost(Duration time, long bytes) {

    static Cost of(Work work) throws Exception {
      long time = THREADS.getCurrentThreadCpuTime();
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      return new Cost(
          Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time),
          THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    boolean isBelow(int characters) {
      return time.compareTo(TIME) < 0 && bytes < FIXED_BYTES + characters * BYTES_PER_CHARACTER;
    }
  }
}
