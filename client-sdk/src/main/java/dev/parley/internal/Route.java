package dev.parley.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How to find whom to call. */
interface Route {

  /** For messages: the name or address that the application gave. */
  String describe();

  /** The master name, if it is one. */
  Optional<String> name();

  /**
   * Finds out; may be asked again.
   *
   * @return fails with what the application is to see
   */
  CompletableFuture<Destination> find();

  /**
   * Told when a session with whom was found is connected.
   *
   * @return completes when the session may be used; fails with why it may not
   */
  default CompletableFuture<Void> reached(Destination destination) {
    return CompletableFuture.completedFuture(null);
  }

  /** Whether asking again may give another answer. */
  default boolean canChange() {
    return name().isPresent();
  }
}
