package dev.parley.peer.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What other packages add to a peer. What one of them throws does not keep the others from it. */
final class PeerParts {

  private static final Logger LOG = LoggerFactory.getLogger(PeerParts.class);

  private final List<PeerPart> parts = new CopyOnWriteArrayList<>();

  /** The part of that kind, made if there is none. Any thread. */
  <T extends PeerPart> T get(Class<T> type, Supplier<T> make) {
    synchronized (parts) {
      for (PeerPart part : parts) {
        if (type.isInstance(part)) {
          return type.cast(part);
        }
      }
      T part = make.get();
      parts.add(part);
      return part;
    }
  }

  void each(String what, Consumer<PeerPart> step) {
    parts.forEach(part -> guarded(what, () -> step.accept(part)));
  }

  /** Whether one of them wants it; the rest is not asked then. */
  boolean offer(Predicate<PeerPart> taker) {
    return parts.stream().anyMatch(taker);
  }

  /** Completes when what was sent is delivered. */
  CompletableFuture<Void> flush() {
    return CompletableFuture.allOf(
        parts.stream()
            .map(part -> part.flush().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  /** The steps of an end must all be tried; the library throws Errors for mere leftovers. */
  static void guarded(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("{} failed while a peer changed its state", what, e);
    }
  }
}
