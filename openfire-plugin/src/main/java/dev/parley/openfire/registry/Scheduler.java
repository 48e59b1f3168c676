package dev.parley.openfire.registry;

import java.time.Duration;

/**
 * Runs work later or elsewhere. Any thread. What is still waiting when the service stops is lost.
 */
public interface Scheduler {

  /** Runs work after all that was given here before, never two at a time. */
  void inOrder(Runnable work);

  /** Runs work that may block, soon. */
  void soon(Runnable work);

  /** Runs work that may block, after a time. */
  void after(Duration delay, Runnable work);
}
