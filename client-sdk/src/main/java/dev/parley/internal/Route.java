package dev.parley.internal;

import dev.parley.peer.PeerOptions.Bundle;
import java.time.Duration;
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
   * @param took from the call until now
   * @return completes when the session may be used; fails with why it may not, which is {@link
   *     MovedException} if the call is to be made again
   */
  default CompletableFuture<Void> reached(Destination destination, Duration took) {
    return CompletableFuture.completedFuture(null);
  }

  /** What is known beforehand of how the other side's media share a transport. */
  default Bundle bundle() {
    return Bundle.REQUIRED;
  }

  /** Whether asking again may give another answer. */
  default boolean canChange() {
    return name().isPresent();
  }
}
