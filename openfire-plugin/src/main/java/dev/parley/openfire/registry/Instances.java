package dev.parley.openfire.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Follows what becomes of instances: lost, back, ended. */
final class Instances {
  private final Ports ports;
  private final Liveness liveness;
  private final Watchers watchers;
  private final Elections elections;

  Instances(Ports ports, Liveness liveness, Watchers watchers, Elections elections) {
    this.ports = ports;
    this.liveness = liveness;
    this.watchers = watchers;
    this.elections = elections;
  }

  /** The instance does not answer, or its connection is gone: another one takes its place. */
  void lost(String name, Instance instance) {
    ports
        .live()
        .locked(
            name,
            () -> {
              LiveName state = ports.live().get(name).orElse(null);
              Instance now = state == null ? null : state.instance(instance.id()).orElse(null);
              if (state == null || now == null || now.lost() || !now.jid().equals(instance.jid())) {
                return null;
              }
              boolean active = state.isActive(now);
              LiveName next = state.changed(now.withLost(true));
              ports.live().put(active ? next.withoutActive() : next);
              if (active) {
                elections.begin(name);
              }
              return null;
            });
  }

  /** A name has standbys but nobody serves it, and no election runs: the last one failed. */
  void electAgain(String name) {
    if (ports.live().get(name).filter(Instances::needsElection).isEmpty()) {
      return;
    }
    ports
        .live()
        .locked(
            name,
            () -> {
              if (ports.live().get(name).filter(Instances::needsElection).isPresent()) {
                elections.begin(name);
              }
              return null;
            });
  }

  private static boolean needsElection(LiveName state) {
    return state.nobodyServes() && !state.candidates().isEmpty();
  }

  /** A stanza came from a session. */
  void heard(String fullJid) {
    if (!liveness.heard(fullJid)) {
      return;
    }
    for (String name : ports.live().namesOf(fullJid)) {
      if (isLost(name, fullJid)) {
        ports.scheduler().soon(() -> back(name, fullJid));
      }
    }
  }

  private boolean isLost(String name, String fullJid) {
    return ports.live().get(name).flatMap(s -> s.at(fullJid)).filter(Instance::lost).isPresent();
  }

  /** A lost instance was heard from: it is a standby now, and active again if there is no other. */
  private void back(String name, String fullJid) {
    ports
        .live()
        .locked(
            name,
            () -> {
              LiveName state = ports.live().get(name).orElse(null);
              Instance instance = state == null ? null : state.at(fullJid).orElse(null);
              if (state == null || instance == null || !instance.lost()) {
                return null;
              }
              ports.live().put(state.changed(instance.withLost(false)));
              if (state.nobodyServes()) {
                elections.begin(name);
              } else {
                long epoch = state.epoch();
                ports
                    .scheduler()
                    .inOrder(
                        () -> ports.messenger().status(name, fullJid, StartState.STANDBY, epoch));
              }
              return null;
            });
  }

  /** A session has ended: its instances are no more. */
  void ended(String fullJid) {
    for (String name : ports.live().namesOf(fullJid)) {
      ports
          .live()
          .locked(
              name,
              () -> {
                ports
                    .live()
                    .get(name)
                    .ifPresent(s -> s.at(fullJid).ifPresent(instance -> remove(s, instance)));
                return null;
              });
    }
    liveness.untrackUnlessUsed(fullJid);
    watchers.ended(fullJid);
  }

  /** Takes an instance away. Call it with the name locked. */
  void remove(LiveName state, Instance instance) {
    LiveName next = state.without(instance.id());
    ports.live().put(next);
    liveness.untrackUnlessUsed(instance.jid());
    if (state.isActive(instance)) {
      if (next.candidates().isEmpty()) {
        watchers.gone(state.name());
      } else {
        elections.begin(state.name());
      }
    }
  }

  /** Takes all away and tells them. Call it with the name locked. */
  void removeAll(LiveName state, String exceptTell) {
    ports.live().put(LiveName.offline(state.name(), state.epoch()));
    for (Instance instance : state.instances()) {
      liveness.untrackUnlessUsed(instance.jid());
      if (!instance.jid().equals(exceptTell)) {
        ports
            .scheduler()
            .inOrder(
                () ->
                    ports
                        .messenger()
                        .status(state.name(), instance.jid(), StartState.STOPPED, state.epoch()));
      }
    }
    watchers.gone(state.name());
  }

  /** Drops active instances whose connection is known to be gone, where another can follow. */
  void checkReplaceable() {
    Map<String, Boolean> gone = new HashMap<>();
    for (LiveName state : ports.live().all()) {
      Instance active = state.instances().size() < 2 ? null : state.active().orElse(null);
      if (active != null
          && ports.live().isHere(active)
          && !state.candidates().isEmpty()
          && gone.computeIfAbsent(active.jid(), liveness::surelyGone)) {
        settle(state.name(), active);
      }
    }
  }

  /** Drops instances whose connection is known to be gone; one look at a session of many names. */
  void checkDetached() {
    Map<String, Boolean> gone = new HashMap<>();
    for (LiveName state : ports.live().all()) {
      for (Instance instance : state.instances()) {
        if (!instance.lost()
            && ports.live().isHere(instance)
            && gone.computeIfAbsent(instance.jid(), liveness::surelyGone)) {
          settle(state.name(), instance);
        }
      }
    }
  }

  /**
   * Asks every instance of this node that has been silent; one question for a session, however many
   * names.
   */
  void sweep() {
    Set<String> asked = new HashSet<>();
    for (LiveName state : ports.live().all()) {
      for (Instance instance : state.instances()) {
        if (!ports.live().isHere(instance)) {
          continue;
        }
        if (ports.sessions().state(instance.jid()) == SessionState.GONE) {
          ended(instance.jid());
        } else if (!instance.lost()
            && liveness.silentFor(instance.jid(), ports.settings().liveness())
            && asked.add(instance.jid())) {
          ask(state.name(), instance);
        }
      }
    }
  }

  /** Asks an instance; if it does not answer, it is lost under every name it serves. */
  void ask(String name, Instance instance) {
    Stages.done(
        liveness.ask(name, instance.jid()),
        (alive, failure) -> {
          if (failure != null || !alive) {
            ports.scheduler().soon(() -> settle(instance.jid()));
          }
        });
  }

  private void settle(String fullJid) {
    for (String name : ports.live().namesOf(fullJid)) {
      ports
          .live()
          .get(name)
          .flatMap(s -> s.at(fullJid))
          .ifPresent(instance -> settle(name, instance));
    }
  }

  private void settle(String name, Instance instance) {
    if (ports.sessions().state(instance.jid()) == SessionState.GONE) {
      ended(instance.jid());
    } else {
      lost(name, instance);
    }
  }
}
