package dev.parley.internal;

import dev.parley.ConnectionPolicy;
import dev.parley.ConnectionRequest;
import dev.parley.Decision;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How whoever may take a session comes to a decision: at once, or when a person has answered. */
interface Asking {

  /**
   * Asks; called on the application executor.
   *
   * @param visitor who is at the door
   */
  CompletionStage<Decision> ask(ConnectionRequest request, Visitor visitor);

  /** How long that may take. */
  default Duration patience() {
    return Visitor.PATIENCE;
  }

  /** The session is over before it was decided about. */
  default void withdrawn() {}

  /** By a policy. */
  static Asking of(ConnectionPolicy policy) {
    return (request, visitor) -> CompletableFuture.completedStage(policy.decide(request));
  }
}
