package dev.parley.openfire.registry;

import java.util.Optional;

/**
 * Who is active is settled by the database, where an epoch is raised by compare-and-set: of several
 * servers that all saw an instance die, one promotes another. This keeps what the others believe
 * true to what they read there. Call every method with the name locked.
 */
final class Epochs {
  private final Ports ports;
  private final Liveness liveness;
  private final Watchers watchers;

  Epochs(Ports ports, Liveness liveness, Watchers watchers) {
    this.ports = ports;
    this.liveness = liveness;
    this.watchers = watchers;
  }

  /**
   * Gives the epoch after one to an instance. Returns false if that epoch is not the present one
   * any more; the live state then says what became of the name.
   */
  boolean raise(LiveName state, long from, Instance to) {
    if (ports.names().raiseEpoch(state.name(), from, to.id(), ports.clock().instant())) {
      ports.live().put(state.raised(from + 1));
      return true;
    }
    follow(state.name());
    return false;
  }

  /** Reads what other servers have done to a name. */
  void follow(String name) {
    Optional<NameRecord> record = ports.names().find(name);
    LiveName state = ports.live().get(name).orElse(null);
    if (state == null || record.isEmpty()) {
      return;
    }
    if (record.get().held()) {
      follow(state, record.get());
    } else {
      released(state, record.get());
    }
  }

  /** The state as the record says it is. */
  LiveName follow(LiveName state, NameRecord record) {
    if (state.epoch() >= record.epoch()) {
      return state;
    }
    LiveName next = state.overtaken(record.epoch(), record.holder());
    ports.live().put(next);
    state.active().ifPresent(i -> tell(state.name(), i, StartState.STANDBY, record.epoch()));
    watchers.live(state.name(), record.epoch());
    return next;
  }

  /** The state with the record's epoch, as nobody has it who could serve the name. */
  LiveName caughtUp(LiveName state) {
    return ports
        .names()
        .find(state.name())
        .filter(record -> record.epoch() > state.epoch())
        .map(record -> state.raised(record.epoch()))
        .orElse(state);
  }

  private void released(LiveName state, NameRecord tombstone) {
    ports.live().put(LiveName.offline(state.name(), state.epoch()));
    for (Instance instance : state.instances()) {
      liveness.untrackUnlessUsed(instance.jid());
      tell(state.name(), instance, StartState.STOPPED, state.epoch());
    }
    watchers.released(state.name(), tombstone.change().restsUntil(null).build());
  }

  private void tell(String name, Instance instance, StartState state, long epoch) {
    ports.scheduler().inOrder(() -> ports.messenger().status(name, instance.jid(), state, epoch));
  }
}
