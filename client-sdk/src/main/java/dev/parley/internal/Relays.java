package dev.parley.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Futures that complete where the application's code runs. */
final class Relays {

  private Relays() {}

  /** The same outcome, there. */
  static <T> CompletableFuture<T> to(Executor application, CompletionStage<T> stage) {
    CompletableFuture<T> result = new CompletableFuture<>();
    var unused =
        stage.whenComplete(
            (value, failure) ->
                application.execute(
                    () -> {
                      if (failure == null) {
                        result.complete(value);
                      } else {
                        result.completeExceptionally(cause(failure));
                      }
                    }));
    return result;
  }

  /** The failure itself, out of what dependent stages wrap it in. */
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
