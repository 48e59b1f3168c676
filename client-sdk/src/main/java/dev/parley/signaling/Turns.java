package dev.parley.signaling;

import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;

/**
 * One change of a session at a time: what the other side changes waits while a proposal of ours is
 * open or another of theirs is being answered. Confined to the session's executor.
 */
final class Turns {

  /** As many changes of the other side wait at most. */
  private static final int MOST = 8;

  private final ArrayDeque<BooleanSupplier> waiting = new ArrayDeque<>();
  private boolean ours;
  private boolean theirs;

  boolean isFull() {
    return waiting.size() >= MOST;
  }

  void begin() {
    ours = true;
  }

  /** Our proposal is over. */
  void end() {
    ours = false;
    next();
  }

  /**
   * A change of the other side.
   *
   * @param step proposes it to the peer, and says whether it did; {@link #answered()} follows then
   */
  void submit(BooleanSupplier step) {
    waiting.add(step);
    next();
  }

  /** The peer has answered what was proposed to it. */
  void answered() {
    theirs = false;
    next();
  }

  private void next() {
    while (!ours && !theirs) {
      BooleanSupplier step = waiting.poll();
      if (step == null) {
        return;
      }
      theirs = true;
      if (!step.getAsBoolean()) {
        theirs = false;
      }
    }
  }
}
