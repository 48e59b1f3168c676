package dev.parley.openfire.registry;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds a new active instance for names that lost theirs; at most one election for a name, and in a
 * cluster one node that holds it, while the others wait for its outcome.
 */
final class Elections {
  private final Ports ports;
  private final Liveness liveness;
  private final Watchers watchers;
  private final Epochs epochs;
  private final Counters counters;
  private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

  /** Those that other nodes hold and somebody here waits for. */
  private final Map<String, CompletableFuture<Void>> elsewhere = new ConcurrentHashMap<>();

  Elections(Ports ports, Liveness liveness, Watchers watchers, Epochs epochs, Counters counters) {
    this.ports = ports;
    this.liveness = liveness;
    this.watchers = watchers;
    this.epochs = epochs;
    this.counters = counters;
  }

  /** Begins an election, unless one runs, here or elsewhere. Call it with the name locked. */
  void begin(String name) {
    LiveName state = ports.live().get(name).orElse(null);
    if (state != null && isHeldElsewhere(state)) {
      await(name);
      return;
    }
    String node = ports.live().node();
    if (state != null && !node.isEmpty() && !node.equals(state.elector())) {
      ports.live().put(state.electedBy(node));
    }
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

  private boolean isHeldElsewhere(LiveName state) {
    String elector = state.elector();
    return elector != null
        && !elector.equals(ports.live().node())
        && ports.live().isPresent(elector);
  }

  /** Waits for another node, but not for ever: it may have lost its database. */
  private void await(String name) {
    CompletableFuture<Void> unused =
        elsewhere.computeIfAbsent(
            name,
            key -> {
              Duration most = ports.settings().patience().multipliedBy(3);
              ports.scheduler().after(most, () -> complete(elsewhere.remove(name)));
              return new CompletableFuture<>();
            });
  }

  /** Another node has changed the name: its election may be over. Must not block. */
  void follow(LiveName state) {
    if (state.active().isPresent() || !isHeldElsewhere(state)) {
      complete(elsewhere.remove(state.name()));
    }
  }

  /**
   * The election that runs for a name. It completes, never with a failure, when the name has an
   * active instance or none is to be had.
   */
  Optional<CompletableFuture<Void>> current(String name) {
    return Optional.ofNullable(running.getOrDefault(name, elsewhere.get(name)));
  }

  /** Ends an election. Call it with the name locked. */
  void over(String name) {
    ports
        .live()
        .get(name)
        .filter(state -> ports.live().node().equals(state.elector()))
        .ifPresent(state -> ports.live().put(state.electedBy(null)));
    complete(running.remove(name));
  }

  private void complete(@Nullable CompletableFuture<Void> election) {
    if (election != null) {
      ports.scheduler().soon(() -> election.complete(null));
    }
  }
}
