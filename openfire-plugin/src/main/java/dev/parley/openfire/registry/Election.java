package dev.parley.openfire.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One election: asks all standbys at once and promotes the best that answers. Every attempt to
 * promote raises the epoch first, from the one whose holder died, so no two instances ever hold one
 * epoch, and of two servers that hold an election one promotes.
 */
final class Election {
  private final String name;
  private final Ports ports;
  private final Liveness liveness;
  private final Watchers watchers;
  private final Epochs epochs;
  private final Elections elections;

  /** Answers of this round; guarded by this. */
  private final Map<String, Boolean> answers = new HashMap<>();

  private List<Instance> candidates = List.of();

  /** The epoch of the instance that is to be replaced. */
  private long from;

  private boolean graceOver;
  private boolean decided;
  private int round;

  Election(
      String name,
      Ports ports,
      Liveness liveness,
      Watchers watchers,
      Epochs epochs,
      Elections elections) {
    this.name = name;
    this.ports = ports;
    this.liveness = liveness;
    this.watchers = watchers;
    this.epochs = epochs;
    this.elections = elections;
  }

  /** Holds the election. Runs where blocking is allowed. */
  void hold() {
    orGiveUp(this::round);
  }

  /** If the database fails, the election is over, so that the next resolve can begin another. */
  private void orGiveUp(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      ports
          .live()
          .locked(
              name,
              () -> {
                elections.over(name);
                return null;
              });
      throw e;
    }
  }

  /** Asks everybody who can be asked. */
  private void round() {
    List<Instance> asked = ports.live().locked(name, this::prepare);
    int thisRound = round;
    for (Instance candidate : asked) {
      whenAnswered(
          liveness.ask(name, candidate.jid()), alive -> answered(thisRound, candidate, alive));
    }
  }

  private void whenAnswered(CompletableFuture<Boolean> question, Consumer<Boolean> then) {
    Stages.done(
        question,
        (yes, failure) ->
            ports
                .scheduler()
                .soon(
                    () ->
                        orGiveUp(() -> then.accept(failure == null && Boolean.TRUE.equals(yes)))));
  }

  private synchronized List<Instance> prepare() {
    round++;
    answers.clear();
    graceOver = false;
    decided = false;
    candidates = List.of();
    LiveName state = ports.live().get(name).orElse(null);
    if (state != null && state.nobodyServes()) {
      for (Instance candidate : state.candidates()) {
        if (liveness.surelyGone(candidate.jid())) {
          state = state.changed(candidate.withLost(true));
        }
      }
      ports.live().put(state);
      candidates = state.candidates();
      from = state.epoch();
    }
    if (candidates.isEmpty()) {
      decided = true;
      if (state == null || state.nobodyServes()) {
        watchers.gone(name);
      }
      elections.over(name);
    }
    return candidates;
  }

  private void answered(int inRound, Instance candidate, boolean alive) {
    synchronized (this) {
      if (inRound != round || decided) {
        return;
      }
      if (alive && !answers.containsValue(true)) {
        ports
            .scheduler()
            .after(ports.settings().grace(), () -> orGiveUp(() -> graceEnded(inRound)));
      }
      answers.put(candidate.id(), alive);
    }
    decide();
  }

  private void graceEnded(int inRound) {
    synchronized (this) {
      if (inRound != round || decided) {
        return;
      }
      graceOver = true;
    }
    decide();
  }

  /** Takes the best that answered, unless a better one may still answer. */
  private void decide() {
    Instance chosen = null;
    synchronized (this) {
      if (decided) {
        return;
      }
      for (Instance candidate : candidates) {
        Boolean alive = answers.get(candidate.id());
        if (Boolean.TRUE.equals(alive)) {
          chosen = candidate;
          break;
        }
        if (alive == null && !graceOver) {
          return;
        }
      }
      decided = true;
    }
    if (chosen == null) {
      candidates.forEach(this::lose);
      round();
    } else {
      crown(chosen);
    }
  }

  private void crown(Instance chosen) {
    for (Instance candidate : candidates) {
      if (Boolean.FALSE.equals(answers.get(candidate.id()))) {
        lose(candidate);
      }
    }
    Long epoch = ports.live().locked(name, () -> raiseEpoch(chosen));
    if (epoch == null) {
      round();
      return;
    }
    String ticketKey = Secrets.random();
    whenAnswered(
        ports.messenger().promote(name, chosen.jid(), epoch, ticketKey),
        agreed -> settle(chosen, epoch, ticketKey, agreed));
  }

  /** Raises the epoch in the database; null if somebody else was faster. */
  private @Nullable Long raiseEpoch(Instance chosen) {
    Optional<LiveName> state = ports.live().get(name);
    if (state.isEmpty()
        || state.get().active().isPresent()
        || state.get().instance(chosen.id()).filter(i -> i.jid().equals(chosen.jid())).isEmpty()) {
      return null;
    }
    return epochs.raise(state.get(), from, chosen) ? from + 1 : null;
  }

  private void settle(Instance chosen, long epoch, String ticketKey, boolean agreed) {
    boolean done =
        ports
            .live()
            .locked(
                name,
                () -> {
                  LiveName state = ports.live().get(name).orElse(null);
                  if (!agreed || state == null || !stillMeant(state, chosen, epoch)) {
                    return false;
                  }
                  ports
                      .live()
                      .put(state.activated(chosen.id(), epoch, ticketKey, ports.clock().instant()));
                  watchers.live(name, epoch);
                  elections.over(name);
                  return true;
                });
    if (done) {
      return;
    }
    if (agreed) {
      ports.messenger().status(name, chosen.jid(), StartState.STANDBY, epoch);
    } else {
      lose(chosen);
    }
    round();
  }

  private boolean stillMeant(LiveName state, Instance chosen, long epoch) {
    return state.active().isEmpty()
        && state.instance(chosen.id()).filter(i -> i.jid().equals(chosen.jid())).isPresent()
        && ports.names().find(name).filter(r -> r.held() && r.epoch() == epoch).isPresent();
  }

  private void lose(Instance candidate) {
    ports
        .live()
        .locked(
            name,
            () -> {
              ports
                  .live()
                  .get(name)
                  .filter(s -> s.instance(candidate.id()).filter(candidate::equals).isPresent())
                  .ifPresent(s -> ports.live().put(s.changed(candidate.withLost(true))));
              return null;
            });
  }
}
