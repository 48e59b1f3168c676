package dev.parley.demo.steps;

import java.util.Optional;

/**
 * How a step went.
 *
 * @param millis how long it took; 0 if it was not run
 * @param error what was missed; empty if it held
 */
record StepResult(String name, double millis, Optional<String> error) {
  boolean ok() {
    return error.isEmpty();
  }
}
