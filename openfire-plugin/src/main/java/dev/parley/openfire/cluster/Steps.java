package dev.parley.openfire.cluster;

import dev.parley.openfire.registry.Scheduler;
import java.util.ArrayDeque;
import java.util.Queue;

/** Runs blocking work one after the other, on the threads for such work. */
final class Steps {
  private final Scheduler scheduler;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  Steps(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Runs a step after those before. */
  synchronized void next(Runnable step) {
    waiting.add(step);
    if (!running) {
      running = true;
      scheduler.soon(this::run);
    }
  }

  private void run() {
    Runnable step;
    synchronized (this) {
      step = waiting.remove();
    }
    try {
      step.run();
    } finally {
      again();
    }
  }

  private synchronized void again() {
    running = !waiting.isEmpty();
    if (running) {
      scheduler.soon(this::run);
    }
  }
}
