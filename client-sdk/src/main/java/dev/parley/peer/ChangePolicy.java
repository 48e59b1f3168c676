package dev.parley.peer;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Judges what the other side wants to add to a running session. */
@FunctionalInterface
public interface ChangePolicy {

  /** Takes whatever is added. */
  ChangePolicy EVERYTHING =
      request -> java.util.concurrent.CompletableFuture.completedFuture(Optional.empty());

  /**
   * Judges a request. Called on the peer's executor, and must not block.
   *
   * @return completes with nothing if it is accepted, and tracks that are to be sent along are
   *     added; with what to tell the other side if not. A failure declines, and so does silence for
   *     25 seconds
   */
  CompletionStage<Optional<Rejection>> judge(ChangeRequest request);
}
