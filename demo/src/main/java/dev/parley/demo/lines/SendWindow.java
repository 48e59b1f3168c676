package dev.parley.demo.lines;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets a sender run ahead of a channel by a bounded number of messages, so that it neither waits
 * for each nor fills the channel's queue. For one thread at a time.
 */
public final class SendWindow {
  private final int size;
  private final Queue<CompletableFuture<Void>> pending = new ArrayDeque<>();

  /**
   * @param size how many messages may be under way
   */
  public SendWindow(int size) {
    this.size = size;
  }

  /**
   * Takes note of a message that was sent; blocks while too many are under way.
   *
   * @throws java.util.concurrent.CompletionException if one of them could not be sent
   */
  public void add(CompletionStage<Void> sent) {
    CompletableFuture<Void> message = sent.toCompletableFuture();
    if (message.isCompletedExceptionally()) {
      message.join();
    }
    pending.add(message);
    while (pending.size() > size || (!pending.isEmpty() && pending.element().isDone())) {
      pending.remove().join();
    }
  }

  /**
   * Blocks until all are on their way.
   *
   * @throws java.util.concurrent.CompletionException if one of them could not be sent
   */
  public void drain() {
    while (!pending.isEmpty()) {
      pending.remove().join();
    }
  }
}
