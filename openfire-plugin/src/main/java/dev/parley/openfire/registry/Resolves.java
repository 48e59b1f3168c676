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
  private final Elections elections;
  private final Instances instances;

  Resolves(
      Ports ports,
      Authority authority,
      Visibility visibility,
      Limits limits,
      Liveness liveness,
      Elections elections,
      Instances instances) {
    this.ports = ports;
    this.authority = authority;
    this.visibility = visibility;
    this.limits = limits;
    this.liveness = liveness;
    this.elections = elections;
    this.instances = instances;
  }

  CompletableFuture<Address> resolve(String name, Requester who) {
    limits.resolve(who);
    NameRecord record = authority.held(name, who);
    if (!visibility.reaches(record, who)) {
      throw authority.notFound(who);
    }
    Instance active = active(name).orElse(null);
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

  private Optional<Instance> active(String name) {
    return ports.live().get(name).flatMap(LiveName::active);
  }

  private CompletableFuture<Address> afterElection(NameRecord record, Requester who) {
    return elections
        .current(record.name())
        .map(election -> election.thenApply(over -> answer(record, who)))
        .orElseGet(() -> CompletableFuture.completedFuture(answer(record, who)));
  }

  private Address answer(NameRecord record, Requester who) {
    LiveName state = ports.live().get(record.name()).orElse(null);
    Instance active = state == null ? null : state.active().orElse(null);
    if (state == null || active == null) {
      throw new RefusedException(Refusal.UNAVAILABLE, "Nobody serves the name now.");
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
