package dev.parley.openfire.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells subscribers, and sessions that watch without subscribing, when a name goes live, moves or
 * ends. All telling is in one order, so nobody sees an old state after a new one.
 */
final class Watchers {
  /** Names that one session can watch without subscribing. */
  static final int NAMES_PER_SESSION = 1000;

  private final Ports ports;
  private final Visibility visibility;
  private final Limits limits;

  /** The epoch that was told last, for names that are live. Written in order only. */
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  private final Map<String, Set<String>> sessionsByName = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> namesBySession = new ConcurrentHashMap<>();

  Watchers(Ports ports, Visibility visibility, Limits limits) {
    this.ports = ports;
    this.visibility = visibility;
    this.limits = limits;
  }

  /** The name has a new active instance. */
  void live(String name, long epoch) {
    ports
        .scheduler()
        .inOrder(
            () -> {
              Long before = told.put(name, epoch);
              if (before == null || before != epoch) {
                tell(name, epoch);
              }
            });
  }

  /** The name has no active instance any more. */
  void gone(String name) {
    ports
        .scheduler()
        .inOrder(
            () -> {
              if (told.remove(name) != null) {
                tell(name, null);
              }
            });
  }

  /**
   * Another node has changed who serves the name, and has told the subscribers; the sessions here
   * are for this node to tell.
   */
  void follow(LiveName state) {
    String name = state.name();
    Long epoch = state.active().isPresent() ? state.epoch() : null;
    if (epoch == null && !state.candidates().isEmpty()) {
      return; // Until the election is over.
    }
    ports
        .scheduler()
        .inOrder(
            () -> {
              Long before = epoch == null ? told.remove(name) : told.put(name, epoch);
              if (!Objects.equals(before, epoch)) {
                tell(name, epoch, sessions(name));
              }
            });
  }

  private void tell(String name, @Nullable Long epoch) {
    tell(name, epoch, all(name));
  }

  private void tell(String name, @Nullable Long epoch, Collection<String> watchers) {
    Optional<NameRecord> found = watchers.isEmpty() ? Optional.empty() : ports.names().find(name);
    if (found.isEmpty()) {
      return;
    }
    NameRecord record = found.get();
    // Who could see it when it was released may see it end.
    NameRecord judged = record.held() ? record : record.change().restsUntil(null).build();
    for (String to : watchers) {
      if (visibility.reaches(judged, requester(to))) {
        send(name, to, epoch);
      }
    }
  }

  private void send(String name, String to, @Nullable Long epoch) {
    if (epoch == null) {
      ports.messenger().unavailable(name, to);
    } else {
      ports.messenger().available(name, to, epoch);
    }
  }

  private List<String> all(String name) {
    List<String> all = new ArrayList<>(ports.subscriptions().subscribers(name));
    all.addAll(sessions(name));
    return all;
  }

  private Set<String> sessions(String name) {
    return sessionsByName.getOrDefault(name, Set.of());
  }

  private static Requester requester(String jid) {
    int slash = jid.indexOf('/');
    return new Requester(slash < 0 ? jid : jid.substring(0, slash), jid);
  }

  /** A session shows itself to the name, or probes it: it is told the state now and from now on. */
  void watch(String name, Requester who) {
    Instant came = ports.clock().instant();
    boolean reaches = reaches(name, who);
    ports
        .scheduler()
        .inOrder(
            () -> {
              if (!ports.subscriptions().isSubscribed(name, who.bare())) {
                add(name, who.full());
              }
              if (reaches) {
                send(name, who.full(), told.get(name));
              }
            });
    if (!reaches) {
      onTheBeat(came, () -> ports.messenger().unavailable(name, who.full()));
    }
  }

  /** An account subscribes to the name. */
  void subscribe(String name, Requester who) {
    Instant came = ports.clock().instant();
    if (!reaches(name, who)) {
      onTheBeat(came, () -> ports.messenger().unsubscribed(name, who.bare()));
      return;
    }
    ports
        .scheduler()
        .inOrder(
            () -> {
              SubscriptionStore store = ports.subscriptions();
              if (!store.isSubscribed(name, who.bare())
                  && store.count(name) >= ports.settings().subscribersPerName()) {
                ports.messenger().unsubscribed(name, who.bare());
                return;
              }
              store.subscribe(name, who.bare());
              remove(name, who.full());
              ports.messenger().subscribed(name, who.bare());
              Long epoch = told.get(name);
              if (epoch != null) {
                ports.messenger().available(name, who.bare(), epoch);
              }
            });
  }

  /** An account ends its subscription. */
  void unsubscribe(String name, Requester who) {
    ports
        .scheduler()
        .inOrder(
            () -> {
              if (ports.subscriptions().unsubscribe(name, who.bare())) {
                ports.messenger().unsubscribed(name, who.bare());
              }
            });
  }

  /** Judges everybody again after the name's owner or access has changed. */
  void judgeAgain(String name) {
    ports.live().judgeElsewhere(name);
    ports.scheduler().inOrder(() -> judge(name, all(name)));
  }

  /** Another node judges the subscribers again; the sessions here are for this node to judge. */
  void judgeSessions(String name) {
    ports.scheduler().inOrder(() -> judge(name, sessions(name)));
  }

  private void judge(String name, Collection<String> watchers) {
    Optional<NameRecord> record = ports.names().find(name);
    for (String to : watchers) {
      if (record.isPresent() && visibility.reaches(record.get(), requester(to))) {
        send(name, to, told.get(name));
      } else {
        ports.messenger().unavailable(name, to);
        dropSubscriber(name, to);
      }
    }
  }

  /** The name was released: its subscriptions end. */
  void released(String name, NameRecord before) {
    ports
        .scheduler()
        .inOrder(
            () -> {
              boolean wasLive = told.remove(name) != null;
              for (String to : all(name)) {
                if (visibility.reaches(before, requester(to))) {
                  if (wasLive) {
                    ports.messenger().unavailable(name, to);
                  }
                  dropSubscriber(name, to);
                }
              }
              ports.subscriptions().clear(name);
            });
  }

  private void dropSubscriber(String name, String jid) {
    if (jid.indexOf('/') < 0 && ports.subscriptions().unsubscribe(name, jid)) {
      ports.messenger().unsubscribed(name, jid);
    }
  }

  /** A session does not want to hear of the name any more. */
  void unwatch(String name, String fullJid) {
    ports.scheduler().inOrder(() -> remove(name, fullJid));
  }

  /** A session has ended. */
  void ended(String fullJid) {
    ports
        .scheduler()
        .inOrder(
            () -> namesBySession.getOrDefault(fullJid, Set.of()).forEach(n -> remove(n, fullJid)));
  }

  private boolean reaches(String name, Requester who) {
    limits.resolve(who);
    boolean reaches =
        ports
            .names()
            .find(name)
            .map(record -> visibility.reaches(record, who))
            .orElseGet(() -> visibility.lookInVain(who));
    if (!reaches) {
      limits.miss(who);
    }
    return reaches;
  }

  /** Refusals leave a fixed time after the request came, so that the time does not tell why. */
  private void onTheBeat(Instant came, Runnable answer) {
    Duration taken = Duration.between(came, ports.clock().instant());
    ports.scheduler().after(Beat.untilNext(taken, ports.settings().beat()), answer);
  }

  private void add(String name, String jid) {
    Set<String> names = namesBySession.computeIfAbsent(jid, key -> ConcurrentHashMap.newKeySet());
    Set<String> sessions =
        sessionsByName.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet());
    if (names.size() < NAMES_PER_SESSION
        && sessions.size() < ports.settings().subscribersPerName()) {
      names.add(name);
      sessions.add(jid);
    } else if (names.isEmpty()) {
      namesBySession.remove(jid);
    }
  }

  private void remove(String name, String jid) {
    dropFrom(sessionsByName, name, jid);
    dropFrom(namesBySession, jid, name);
  }

  private static void dropFrom(Map<String, Set<String>> map, String key, String value) {
    map.computeIfPresent(
        key,
        (k, values) -> {
          values.remove(value);
          return values.isEmpty() ? null : values;
        });
  }

  /** Sessions that watch without subscribing. */
  Set<String> sessions() {
    return Set.copyOf(namesBySession.keySet());
  }

  /**
   * The service ends here: nobody is told of any name any more. Where it goes on elsewhere, that
   * tells the subscribers what becomes of the names.
   */
  void farewell() {
    boolean everywhere = ports.live().isAlone();
    for (String name : List.copyOf(told.keySet())) {
      if (told.remove(name) != null) {
        tell(name, null, everywhere ? all(name) : sessions(name));
      }
    }
  }

  int watching() {
    return namesBySession.size();
  }
}
