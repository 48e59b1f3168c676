package dev.parley.openfire.cluster;

import dev.parley.openfire.registry.Instance;
import dev.parley.openfire.registry.LiveName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Joins what a node knows of a name with what a cluster knows. */
final class Merge {
  private Merge() {}

  /**
   * The instances of both. The higher epoch is the later one, as the database gives each only once;
   * so who holds it is active, and the other one stands by.
   *
   * @param shared what the cluster knows
   * @param mine what this node knows
   * @param isMine which instances this node vouches for; of the others the cluster knows better
   */
  static LiveName of(LiveName shared, LiveName mine, Predicate<Instance> isMine) {
    List<Instance> all = new ArrayList<>(shared.instances());
    for (Instance instance : mine.instances()) {
      if (isMine.test(instance) && !isNewer(all, instance)) {
        all.removeIf(other -> isSame(other, instance));
        all.add(instance);
      }
    }
    LiveName later = isLater(mine, shared) ? mine : shared;
    String activeId = later.activeId();
    boolean present = all.stream().anyMatch(i -> i.id().equals(activeId));
    return new LiveName(
        shared.name(),
        later.epoch(),
        present ? activeId : null,
        holderElsewhere(later, all),
        later.since(),
        later.ticketKey(),
        shared.elector(),
        all);
  }

  private static boolean isLater(LiveName one, LiveName other) {
    return one.epoch() == other.epoch()
        ? one.active().isPresent() && other.active().isEmpty()
        : one.epoch() > other.epoch();
  }

  private static @Nullable String holderElsewhere(LiveName later, List<Instance> all) {
    String elsewhere = later.elsewhere();
    return all.stream().anyMatch(i -> i.id().equals(elsewhere)) ? null : elsewhere;
  }

  private static boolean isSame(Instance a, Instance b) {
    return a.id().equals(b.id()) || a.jid().equals(b.jid());
  }

  /** Whether the same instance or session started again elsewhere, later. */
  private static boolean isNewer(List<Instance> all, Instance instance) {
    return all.stream().anyMatch(o -> isSame(o, instance) && o.joined().isAfter(instance.joined()));
  }
}
