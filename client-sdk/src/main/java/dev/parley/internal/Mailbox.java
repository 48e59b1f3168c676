package dev.parley.internal;

import dev.parley.peer.SerialExecutor;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits for the application's handler; the oldest give way when there are too many. */
final class Mailbox<T> {

  private static final int MOST = 100;

  private final SerialExecutor application;
  private final ArrayDeque<T> waiting = new ArrayDeque<>();
  private @Nullable Consumer<T> handler;

  Mailbox(SerialExecutor application) {
    this.application = application;
  }

  synchronized void to(Consumer<T> newHandler) {
    handler = newHandler;
    waiting.forEach(item -> application.execute(() -> newHandler.accept(item)));
    waiting.clear();
  }

  synchronized void put(T item) {
    Consumer<T> to = handler;
    if (to != null) {
      application.execute(() -> to.accept(item));
      return;
    }
    if (waiting.size() >= MOST) {
      waiting.remove();
    }
    waiting.add(item);
  }
}
