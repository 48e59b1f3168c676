package dev.parley.name.internal;

import dev.parley.name.NameAlreadyRegisteredException;
import dev.parley.name.NameAnswer;
import dev.parley.name.NameExistsException;
import dev.parley.name.NameNotFoundException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Takes a name without keeping it started: the service registers by a start, which is stopped at
 * once. Called on the worker.
 */
final class Registration {

  private final Directory directory;
  private final OwnName own;

  Registration(Directory directory, OwnName own) {
    this.directory = directory;
    this.own = own;
  }

  /** The new key, which is stored. */
  CompletionStage<String> run() {
    return seemsFree()
        .thenCompose(free -> own.start())
        .thenCompose(answer -> own.stopNow().thenCompose(stopped -> key(answer)));
  }

  /** Asked first, because a start would take the name away from whoever serves it. */
  private CompletionStage<Boolean> seemsFree() {
    String name = own.name();
    CompletionStage<CompletionStage<Boolean>> answer =
        directory
            .info(name)
            .handle(
                (info, failure) -> {
                  if (failure == null) {
                    // Only the owner is told about the access.
                    return CompletableFuture.failedStage(
                        info.access().isPresent()
                            ? new NameAlreadyRegisteredException(name)
                            : new NameExistsException(name));
                  }
                  return NameErrors.of(name, failure) instanceof NameNotFoundException
                      ? CompletableFuture.completedStage(true)
                      : CompletableFuture.failedStage(failure);
                });
    return answer.thenCompose(Function.identity());
  }

  /** A name that is hidden, but which the stored key opens, was started and not registered. */
  private CompletionStage<String> key(NameAnswer answer) {
    return answer == NameAnswer.REGISTERED
        ? CompletableFuture.completedStage(own.key())
        : CompletableFuture.failedStage(new NameAlreadyRegisteredException(own.name()));
  }
}
