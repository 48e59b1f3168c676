package dev.parley.signaling;

import dev.parley.peer.Signaling.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the peer is told, in order; kept until there is one. On the session's executor. */
final class PeerEvents {

  /** What may wait for a decision: more than any client has to say until then. */
  private static final int MOST = 256;

  private final List<Consumer<Listener>> early = new ArrayList<>();
  private @Nullable Listener listener;

  /** There is a peer: it hears what has waited. */
  void open(Listener newListener) {
    listener = newListener;
    List<Consumer<Listener>> waiting = List.copyOf(early);
    early.clear();
    waiting.forEach(event -> event.accept(newListener));
  }

  /** Whether nothing more can be kept for a peer that is not there yet. */
  boolean isFull() {
    return early.size() >= MOST;
  }

  void tell(Consumer<Listener> event) {
    Listener current = listener;
    if (current == null) {
      early.add(event);
    } else {
      event.accept(current);
    }
  }
}
