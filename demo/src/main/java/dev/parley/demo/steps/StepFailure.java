package dev.parley.demo.steps;

/** Something that a step checks was not so. */
final class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StepFailure(String message) {
    super(message);
  }

  /**
   * @throws StepFailure unless the condition holds
   */
  static void unless(boolean holds, String message) {
    if (!holds) {
      throw new StepFailure(message);
    }
  }
}
