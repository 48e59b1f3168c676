package dev.parley.openfire.registry;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers where a name is reached. */
final class Resolves {
  private final Ports ports;
  private final Authority authority;
  private final Visibility visibility;
  private final Limits limits;
  private final Liveness liveness;
  private final Epochs epochs;
  private final Elections elections;
  private final Instances instances;

  Resolves(
      Ports ports,
      Authority authority,
      Visibility visibility,
      Limits limits,
      Liveness liveness,
      Epochs epochs,
      Elections elections,
      Instances instances) {
    this.ports = ports;
    this.authority = authority;
    this.visibility = visibility;
    this.limits = limits;
    this.liveness = liveness;
    this.epochs = epochs;
    this.elections = elections;
    this.instances = instances;
  }

  CompletableFuture<Address> resolve(String name, Requester who) {
    limits.resolve(who);
    NameRecord record = authority.held(name, who);
    if (!visibility.reaches(record, who)) {
      throw authority.notFound(who);
    }
    followOthers(record);
    Instance active = active(name).or(() -> latest(name)).orElse(null);
    if (active != null && liveness.surelyGone(active.jid())) {
      instances.lost(name, active);
      active = null;
    }
    if (active == null) {
      return afterElection(record, who);
    }
    if (liveness.silentFor(active.jid(), ports.settings().liveness())) {
      instances.ask(name, active);
    }
    return CompletableFuture.completedFuture(answer(record, who));
  }

  /** The epoch is further than this server knows: another one on the same database raised it. */
  private void followOthers(NameRecord record) {
    String name = record.name();
    if (ports.live().get(name).filter(s -> s.epoch() < record.epoch()).isPresent()) {
      ports
          .live()
          .locked(
              name,
              () -> {
                epochs.follow(name);
                return null;
              });
    }
  }

  private Optional<Instance> active(String name) {
    return ports.live().get(name).flatMap(LiveName::active);
  }

  private Optional<Instance> latest(String name) {
    return ports.live().latest(name).flatMap(LiveName::active);
  }

  private CompletableFuture<Address> afterElection(NameRecord record, Requester who) {
    String name = record.name();
    if (elections.current(name).isEmpty()) {
      instances.electAgain(name);
    }
    return elections
        .current(name)
        .map(election -> election.thenApply(over -> answer(record, who)))
        .orElseGet(() -> CompletableFuture.completedFuture(answer(record, who)));
  }

  private Address answer(NameRecord record, Requester who) {
    LiveName state = ports.live().get(record.name()).orElse(null);
    Instance active = state == null ? null : state.active().orElse(null);
    if (state == null || active == null) {
      String elsewhere = state == null ? null : state.elsewhere();
      throw new RefusedException(
          Refusal.UNAVAILABLE,
          elsewhere == null
              ? "Nobody serves the name now."
              : "The instance " + elsewhere + " serves the name now, through another server.");
    }
    String ticket =
        Tickets.issue(
            state,
            ports.service(),
            who.bare(),
            ports.clock().instant().plus(ports.settings().ticketLifetime()));
    return new Address(
        active.jid(),
        active.id(),
        state.epoch(),
        state.since(),
        ticket,
        record.description(),
        record.identity(),
        active.fingerprint());
  }
}
