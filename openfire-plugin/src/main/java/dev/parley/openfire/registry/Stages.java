package dev.parley.openfire.registry;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the registry does with stages. */
final class Stages {
  private Stages() {}

  /** Calls back with the result or the failure. The callback must not throw. */
  static <T> void done(CompletableFuture<T> stage, BiConsumer<T, @Nullable Throwable> callback) {
    CompletableFuture<T> unused = stage.whenComplete(callback);
  }

  /** Passes the outcome on. */
  static <T> void relay(CompletableFuture<T> from, CompletableFuture<T> to) {
    done(
        from,
        (value, failure) -> {
          if (failure == null) {
            to.complete(value);
          } else {
            to.completeExceptionally(failure);
          }
        });
  }
}
