package dev.parley.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Something that is measured, and what it is compared with. */
interface Measurement {

  /** What it is called on the command line. */
  String id();

  /** What it shows, in a line. */
  String shows();

  /**
   * Measures, which takes minutes.
   *
   * @param quick with fewer repetitions: to see that it works
   */
  List<Row> measure(boolean quick) throws Exception;

  /** Fails because JMH ran into a failure of its own or of the benchmark. */
  static IllegalStateException failed(RunnerException e) {
    return new IllegalStateException("the benchmark failed, see above", e);
  }
}
