package dev.parley.openfire.registry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Finds a new active instance for names that lost theirs; at most one election for a name. */
final class Elections {
  private final Ports ports;
  private final Liveness liveness;
  private final Watchers watchers;
  private final Epochs epochs;
  private final Counters counters;
  private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

  Elections(Ports ports, Liveness liveness, Watchers watchers, Epochs epochs, Counters counters) {
    this.ports = ports;
    this.liveness = liveness;
    this.watchers = watchers;
    this.epochs = epochs;
    this.counters = counters;
  }

  /** Begins an election, unless one runs. Call it with the name locked. */
  void begin(String name) {
    CompletableFuture<Void> unused =
        running.computeIfAbsent(
            name,
            key -> {
              counters.election();
              ports
                  .scheduler()
                  .soon(() -> new Election(name, ports, liveness, watchers, epochs, this).hold());
              return new CompletableFuture<>();
            });
  }

  /**
   * The election that runs for a name. It completes, never with a failure, when the name has an
   * active instance or none is to be had.
   */
  Optional<CompletableFuture<Void>> current(String name) {
    return Optional.ofNullable(running.get(name));
  }

  /** Ends an election. Call it with the name locked. */
  void over(String name) {
    CompletableFuture<Void> election = running.remove(name);
    if (election != null) {
      ports.scheduler().soon(() -> election.complete(null));
    }
  }
}
