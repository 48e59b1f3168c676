package dev.parley.name.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What {@link CompletionStage} lacks. */
final class Stages {

  private Stages() {}

  /** Completes one as the other did. */
  static <T> void relay(CompletionStage<T> from, CompletableFuture<T> to) {
    CompletionStage<T> ignored =
        from.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                to.complete(value);
              } else {
                to.completeExceptionally(failure);
              }
            });
  }
}
