package dev.parley.openfire.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends instances on request. */
final class Stops {
  private final Ports ports;
  private final Authority authority;
  private final Instances instances;

  Stops(Ports ports, Authority authority, Instances instances) {
    this.ports = ports;
    this.authority = authority;
    this.instances = instances;
  }

  /**
   * Ends one instance: the requester's own, or by id one that it may act on.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}, {@link Refusal#NOT_AUTHORIZED}, {@link
   *     Refusal#INCORRECT}
   */
  void one(String name, Requester who, @Nullable String instanceId, @Nullable String key) {
    ports
        .live()
        .locked(
            name,
            () -> {
              NameRecord record = authority.held(name, who);
              LiveName state = state(record);
              Optional<Instance> target =
                  instanceId == null ? state.at(who.full()) : state.instance(instanceId);
              if (target.filter(i -> sameAccount(i, who)).isEmpty()) {
                authority.ownerOrKey(record, who, key);
              }
              instances.remove(state, target.orElseThrow(() -> authority.notFound(who)));
              return null;
            });
  }

  /**
   * Ends all instances.
   *
   * @throws RefusedException as {@link #one}
   */
  void all(String name, Requester who, @Nullable String key) {
    ports
        .live()
        .locked(
            name,
            () -> {
              NameRecord record = authority.held(name, who);
              authority.ownerOrKey(record, who, key);
              LiveName state = state(record);
              if (state.instances().isEmpty()) {
                throw authority.notFound(who);
              }
              instances.removeAll(state, who.full());
              return null;
            });
  }

  private LiveName state(NameRecord record) {
    return ports
        .live()
        .get(record.name())
        .orElseGet(() -> LiveName.offline(record.name(), record.epoch()));
  }

  private static boolean sameAccount(Instance instance, Requester who) {
    return instance.jid().startsWith(who.bare() + "/");
  }
}
