package dev.parley.internal;

import dev.parley.peer.EndReason;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions of a client that hold native resources, from their making to their release. */
final class Links {

  private final Set<PeerLink> links = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Keeps a session until it is over; one that comes too late is closed at once. */
  void add(PeerLink link) {
    links.add(link);
    link.peer().closed().thenAccept(how -> links.remove(link));
    if (closed) {
      link.close(EndReason.GONE, null);
    }
  }

  /** Ends the sessions that meet a condition. */
  void end(Predicate<PeerLink> which, EndReason reason, @Nullable String text) {
    links.stream().filter(which).forEach(link -> link.close(reason, text));
  }

  /**
   * Ends all sessions, and every later one.
   *
   * @return completes when all are released
   */
  CompletableFuture<Void> close(EndReason reason, @Nullable String text) {
    closed = true;
    List<PeerLink> all = List.copyOf(links);
    CompletableFuture<?>[] ends =
        all.stream()
            .map(link -> link.peer().closed().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    all.forEach(link -> link.close(reason, text));
    return CompletableFuture.allOf(ends).thenAccept(done -> {});
  }
}
