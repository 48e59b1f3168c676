package dev.parley.internal;

import dev.parley.PeerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands sessions to the application's handler, those that came before there was one included. */
final class Handoff {

  private final List<PeerLink> waiting = new ArrayList<>();
  private @Nullable Consumer<PeerConnection> handler;

  /** Sets the handler. */
  void to(Consumer<PeerConnection> newHandler) {
    List<PeerLink> before;
    synchronized (this) {
      handler = newHandler;
      before = List.copyOf(waiting);
      waiting.clear();
    }
    before.forEach(link -> give(link, newHandler));
  }

  /** Whether there is a handler. */
  synchronized boolean isSet() {
    return handler != null;
  }

  /** Gives a session to the handler, when there is one. */
  void give(PeerLink link) {
    Consumer<PeerConnection> current;
    synchronized (this) {
      current = handler;
      if (current == null) {
        waiting.add(link);
        return;
      }
    }
    give(link, current);
  }

  private static void give(PeerLink link, Consumer<PeerConnection> handler) {
    link.application().execute(() -> handler.accept(link));
  }
}
