package dev.parley.media;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps remote tracks until there is a listener, and tells them on an executor. */
final class TrackInbox {
  private final Executor executor;
  private final List<RemoteTrack> waiting = new ArrayList<>();
  private @Nullable Consumer<RemoteTrack> listener;

  TrackInbox(Executor executor) {
    this.executor = executor;
  }

  synchronized void put(RemoteTrack track) {
    Consumer<RemoteTrack> present = listener;
    if (present == null) {
      waiting.add(track);
    } else {
      executor.execute(() -> present.accept(track));
    }
  }

  synchronized void listen(Consumer<RemoteTrack> next) {
    listener = next;
    for (RemoteTrack track : waiting) {
      executor.execute(() -> next.accept(track));
    }
    waiting.clear();
  }
}
