package dev.parley.openfire.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Grants or refuses to serve a name. */
final class Starts {
  private static final int ATTEMPTS = 8;
  private static final int QUESTIONS = 3;

  private final Ports ports;
  private final Authority authority;
  private final Liveness liveness;
  private final Watchers watchers;
  private final Epochs epochs;
  private final Instances instances;
  private final Object[] ownerLocks = new Object[32];

  Starts(
      Ports ports,
      Authority authority,
      Liveness liveness,
      Watchers watchers,
      Epochs epochs,
      Instances instances) {
    this.ports = ports;
    this.authority = authority;
    this.liveness = liveness;
    this.watchers = watchers;
    this.epochs = epochs;
    this.instances = instances;
    for (int i = 0; i < ownerLocks.length; i++) {
      ownerLocks[i] = new Object();
    }
  }

  /** Either an answer, or a rival that must be asked first whether it lives. */
  private record Outcome(@Nullable StartAnswer answer, @Nullable Instance rival) {
    static Outcome of(StartAnswer answer) {
      return new Outcome(answer, null);
    }
  }

  CompletableFuture<StartAnswer> start(StartRequest request) {
    return attempt(request, QUESTIONS);
  }

  private CompletableFuture<StartAnswer> attempt(StartRequest request, int questions) {
    Outcome outcome = ports.live().locked(request.name(), () -> decide(request));
    if (outcome.answer() != null) {
      return CompletableFuture.completedFuture(outcome.answer());
    }
    Instance rival = outcome.rival();
    if (rival == null || questions == 0) {
      return CompletableFuture.failedFuture(active());
    }
    return liveness
        .ask(request.name(), rival.jid())
        .thenCompose(
            alive -> {
              if (alive) {
                return CompletableFuture.failedFuture(active());
              }
              CompletableFuture<StartAnswer> again = new CompletableFuture<>();
              ports
                  .scheduler()
                  .soon(
                      () -> {
                        try {
                          instances.lost(request.name(), rival);
                          Stages.relay(attempt(request, questions - 1), again);
                        } catch (RuntimeException e) {
                          again.completeExceptionally(e);
                        }
                      });
              return again;
            });
  }

  private static RefusedException active() {
    return new RefusedException(
        Refusal.ACTIVE, "Another instance serves the name. Start as a standby, or stop that one.");
  }

  /** Decides under the name's lock; runs again while the record changes under its hands. */
  private Outcome decide(StartRequest request) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Outcome> outcome = tryOnce(request);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new RefusedException(Refusal.FAILED, "The name changes too fast. Try again.");
  }

  private Optional<Outcome> tryOnce(StartRequest request) {
    NameRecord record = ports.names().find(request.name()).orElse(null);
    Instant now = ports.clock().instant();
    if (record == null || record.free(now)) {
      return register(request, record);
    }
    if (!record.held()) {
      if (!record.owner().equals(request.who().bare())) {
        throw new RefusedException(Refusal.EXISTS, "The name was released and rests for a while.");
      }
      return register(request, record);
    }
    authority.starter(record, request.who(), request.key());
    LiveName state = present(request.name(), record);
    checkIdentity(request, record, state);
    Instance active = state.active().orElse(null);
    if (active == null) {
      return activate(request, record, state);
    }
    if (active.id().equals(request.instance())) {
      return active.jid().equals(request.who().full())
          ? again(request, record, state)
          : activate(request, record, state);
    }
    return request.standby()
        ? Optional.of(Outcome.of(standBy(request, state, active)))
        : Optional.of(new Outcome(null, active));
  }

  /** The live state without an active instance that the server knows to be gone. */
  private LiveName present(String name, NameRecord record) {
    LiveName state =
        ports
            .live()
            .get(name)
            .map(before -> epochs.follow(before, record))
            .orElseGet(() -> LiveName.offline(name, record.epoch()));
    Instance active = state.active().orElse(null);
    if (active != null && liveness.surelyGone(active.jid())) {
      return state.changed(active.withLost(true)).withoutActive();
    }
    return state;
  }

  /** Instances of one name must prove themselves with one identity. */
  private static void checkIdentity(StartRequest request, NameRecord record, LiveName state) {
    String claimed = request.profile().identity();
    if (claimed == null || record.identity() == null || claimed.equals(record.identity())) {
      return;
    }
    boolean others =
        state.instances().stream().anyMatch(i -> !i.id().equals(request.instance()) && !i.lost());
    if (others || !record.owner().equals(request.who().bare())) {
      throw new RefusedException(
          Refusal.OTHER_IDENTITY,
          "The name has another identity. Import it on this machine first.");
    }
  }

  private Optional<Outcome> register(StartRequest request, @Nullable NameRecord tombstone) {
    Requester who = request.who();
    synchronized (ownerLocks[Math.floorMod(who.bare().hashCode(), ownerLocks.length)]) {
      authority.newOwner(request.name(), who);
      String key = Secrets.random();
      NameRecord record = newRecord(request, tombstone, Secrets.hash(key));
      boolean done =
          tombstone == null ? ports.names().insert(record) : ports.names().replace(record);
      if (!done) {
        return Optional.empty();
      }
      ports.audit().record(who.bare(), "registered the name " + request.name());
      LiveName state = join(LiveName.offline(request.name(), 0), request);
      LiveName live = makeActive(state, request, record.epoch());
      return Optional.of(
          Outcome.of(
              new StartAnswer(StartState.REGISTERED, key, record.epoch(), live.ticketKey())));
    }
  }

  private NameRecord newRecord(
      StartRequest request, @Nullable NameRecord tombstone, String keyHash) {
    Instant now = ports.clock().instant();
    String owner = request.who().bare();
    Profile profile = request.profile();
    if (tombstone != null) {
      NameChange change =
          tombstone
              .change()
              .owner(owner, now)
              .keyHash(keyHash)
              .identity(null)
              .description(null)
              .access(Access.OPEN)
              .listed(null)
              .allow(Set.of())
              .nextEpoch(request.instance())
              .used(now)
              .restsUntil(null)
              .offer(null);
      return profile.applyTo(change).build();
    }
    NameRecord first =
        new NameRecord(
            request.name(),
            owner,
            keyHash,
            null,
            null,
            Access.OPEN,
            null,
            Set.of(),
            0,
            null,
            -1,
            now,
            now,
            null,
            null);
    return profile.applyTo(first.change().nextEpoch(request.instance())).build();
  }

  private Optional<Outcome> activate(StartRequest request, NameRecord record, LiveName state) {
    NameChange change = record.change().nextEpoch(request.instance()).used(ports.clock().instant());
    if (record.owner().equals(request.who().bare())) {
      request.profile().applyTo(change);
    }
    NameRecord next = change.build();
    if (!ports.names().replace(next)) {
      return Optional.empty();
    }
    LiveName live = makeActive(join(state, request), request, next.epoch());
    judgeAgainIfChanged(record, next);
    return Optional.of(
        Outcome.of(new StartAnswer(StartState.STARTED, null, next.epoch(), live.ticketKey())));
  }

  /** The active instance starts again in the same session: nothing moves. */
  private Optional<Outcome> again(StartRequest request, NameRecord record, LiveName state) {
    if (record.owner().equals(request.who().bare())) {
      NameRecord next = request.profile().applyTo(record.change()).build();
      if (!ports.names().replace(next)) {
        return Optional.empty();
      }
      judgeAgainIfChanged(record, next);
    }
    LiveName live =
        join(state, request)
            .activated(request.instance(), state.epoch(), state.ticketKey(), state.since());
    ports.live().put(live);
    liveness.track(request.who().full());
    return Optional.of(
        Outcome.of(new StartAnswer(StartState.STARTED, null, state.epoch(), state.ticketKey())));
  }

  private StartAnswer standBy(StartRequest request, LiveName state, Instance active) {
    boolean known = state.instance(request.instance()).isPresent();
    int standbys = state.candidates().size();
    if (!known && standbys >= ports.settings().standbysPerName()) {
      throw new RefusedException(Refusal.TOO_MANY, "The name has as many standbys as it may have.");
    }
    ports.live().put(join(state, request));
    liveness.track(request.who().full());
    if (liveness.silentFor(active.jid(), ports.settings().liveness())) {
      ports.scheduler().soon(() -> instances.ask(request.name(), active));
    }
    return new StartAnswer(StartState.STANDBY, null, state.epoch(), null);
  }

  private LiveName join(LiveName state, StartRequest request) {
    return state.joinedBy(
        new Instance(
            request.instance(),
            request.who().full(),
            request.priority(),
            ports.clock().instant(),
            request.fingerprint(),
            false,
            ports.live().node()));
  }

  private LiveName makeActive(LiveName state, StartRequest request, long epoch) {
    LiveName live =
        state.activated(request.instance(), epoch, Secrets.random(), ports.clock().instant());
    ports.live().put(live);
    liveness.track(request.who().full());
    watchers.live(request.name(), epoch);
    return live;
  }

  private void judgeAgainIfChanged(NameRecord before, NameRecord after) {
    if (before.access() != after.access() || !before.allow().equals(after.allow())) {
      watchers.judgeAgain(after.name());
    }
  }
}
