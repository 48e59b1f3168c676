package dev.parley.openfire.registry;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What one node of a cluster hears from and about the others. Any thread; what blocks says so.
 *
 * <p>Every node answers its own clients and tells its own sessions; the live store is common to
 * all. So little remains: to pass on what another node has changed, to ask the clients of this node
 * for another, and to end what was on a node that left.
 */
public final class Nodes {
  private final Ports ports;
  private final Liveness liveness;
  private final Watchers watchers;
  private final Elections elections;
  private final Epochs epochs;
  private final Instances instances;

  Nodes(
      Ports ports,
      Liveness liveness,
      Watchers watchers,
      Elections elections,
      Epochs epochs,
      Instances instances) {
    this.ports = ports;
    this.liveness = liveness;
    this.watchers = watchers;
    this.elections = elections;
    this.epochs = epochs;
    this.instances = instances;
  }

  /**
   * Another node has changed what is live under a name; the store has it already. Does not block.
   * Call it so that of two changes of one name the first comes first.
   */
  public void changed(LiveName before, LiveName after) {
    for (Instance instance : before.instances()) {
      if (after.at(instance.jid()).isEmpty()) {
        liveness.untrackUnlessUsed(instance.jid());
      }
    }
    before.active().filter(ports.live()::isHere).ifPresent(instance -> demoted(instance, after));
    elections.follow(after);
    watchers.follow(after);
  }

  /** Two clusters that became one both had an active instance, and this one is not the later. */
  private void demoted(Instance before, LiveName after) {
    Instance now = after.at(before.jid()).filter(i -> !i.lost()).orElse(null);
    if (now != null && !after.isActive(now) && after.active().isPresent()) {
      ports
          .scheduler()
          .inOrder(
              () ->
                  ports
                      .messenger()
                      .status(after.name(), now.jid(), StartState.STANDBY, after.epoch()));
    }
  }

  /** Begins elections for names that have standbys and nobody to serve them. Blocks. */
  public void electMissing() {
    for (LiveName state : ports.live().all()) {
      instances.electAgain(state.name());
    }
  }

  /** Another node has changed who may see a name. */
  public void judged(String name) {
    watchers.judgeSessions(name);
  }

  /** Asks a session of this node whether it lives, for another node. Never fails. */
  public CompletableFuture<Boolean> ask(String name, String fullJid) {
    return liveness.ask(name, fullJid);
  }

  /**
   * A node has left, or serves names no more: its instances end, and their names go to standbys.
   * Every node that remains may do this; the first one finds something to do. Blocks.
   */
  public void left(String node) {
    for (LiveName seen : ports.live().all()) {
      if (concerns(seen, node)) {
        ports
            .live()
            .locked(
                seen.name(),
                () -> {
                  ports
                      .live()
                      .get(seen.name())
                      .filter(state -> concerns(state, node))
                      .ifPresent(state -> endInstances(state, node));
                  return null;
                });
      }
    }
  }

  private static boolean concerns(LiveName state, String node) {
    return node.equals(state.elector())
        || state.elsewhere() != null
        || state.instances().stream().anyMatch(i -> i.node().equals(node));
  }

  private void endInstances(LiveName state, String node) {
    List<Instance> gone = state.instances().stream().filter(i -> i.node().equals(node)).toList();
    // Who served it from elsewhere, outside of what is known here, may have left with the node.
    LiveName next = state.reachable();
    for (Instance instance : gone) {
      next = next.without(instance.id());
    }
    // The node may have raised the epoch with its last breath.
    next = epochs.caughtUp(next);
    ports.live().put(next);
    gone.forEach(instance -> liveness.untrackUnlessUsed(instance.jid()));
    if (next.active().isEmpty()) {
      if (next.candidates().isEmpty()) {
        watchers.gone(next.name());
      } else {
        elections.begin(next.name());
      }
    }
  }
}
