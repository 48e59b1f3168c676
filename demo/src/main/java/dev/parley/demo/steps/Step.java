package dev.parley.demo.steps;

/** One step of the demo: does something real and checks that it held. */
interface Step {

  /** A word for the summary. */
  String name();

  /** What it shows, in one line. */
  String title();

  /**
   * Does it; blocks until it is done.
   *
   * @throws Exception if it did not hold; the message says what was missed
   */
  void run(DemoWorld world) throws Exception;
}
