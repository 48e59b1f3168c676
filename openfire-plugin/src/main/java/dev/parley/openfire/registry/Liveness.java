package dev.parley.openfire.registry;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Knows when each instance was last heard, and asks. */
final class Liveness {
  private final Ports ports;
  private final Map<String, Long> heard = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Boolean>> questions = new ConcurrentHashMap<>();

  Liveness(Ports ports) {
    this.ports = ports;
  }

  /** Begins to listen for a session, which was heard just now. */
  void track(String fullJid) {
    heard.put(fullJid, ports.clock().millis());
  }

  /** Ends to listen for a session that is no instance of any name any more. */
  void untrackUnlessUsed(String fullJid) {
    if (ports.live().namesOf(fullJid).isEmpty()) {
      heard.remove(fullJid);
    }
  }

  /** Notes that a stanza came from a session. Returns whether that session is of interest. */
  boolean heard(String fullJid) {
    return heard.computeIfPresent(fullJid, (jid, before) -> ports.clock().millis()) != null;
  }

  boolean silentFor(String fullJid, Duration time) {
    Long last = heard.get(fullJid);
    return last == null || ports.clock().millis() - last > time.toMillis();
  }

  /** Whether the server knows, without asking, that nobody is at the other end. */
  boolean surelyGone(String fullJid) {
    SessionState state = ports.sessions().state(fullJid);
    return state == SessionState.DETACHED || state == SessionState.GONE;
  }

  /** Asks a session whether it lives; questions at the same time share one ping. Never fails. */
  CompletableFuture<Boolean> ask(String name, String fullJid) {
    if (surelyGone(fullJid)) {
      return CompletableFuture.completedFuture(false);
    }
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> shared = questions.putIfAbsent(fullJid, mine);
    if (shared != null) {
      return shared;
    }
    Stages.done(
        ports.messenger().ping(name, fullJid),
        (alive, failure) -> {
          questions.remove(fullJid, mine);
          boolean yes = failure == null && Boolean.TRUE.equals(alive);
          if (yes) {
            answered(fullJid);
          }
          mine.complete(yes);
        });
    return mine;
  }

  /** Sessions that serve names or stand by. */
  Set<String> sessions() {
    return Set.copyOf(heard.keySet());
  }

  /** What is elsewhere sends its stanzas there; so that it is not asked again for each caller. */
  private void answered(String fullJid) {
    if (ports.sessions().state(fullJid) == SessionState.ELSEWHERE
        && !ports.live().namesOf(fullJid).isEmpty()) {
      track(fullJid);
    }
  }

  int tracked() {
    return heard.size();
  }
}
