package dev.parley.demo.role;

import dev.parley.channel.DataChannel;
import dev.parley.channel.Message;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a message to a side that answers with the same, and compares. */
final class Echo {
  private static final int SECONDS = 10;

  private final DataChannel channel;

  Echo(DataChannel channel) {
    this.channel = channel;
  }

  /** There and back, in milliseconds. */
  double text(String text) throws Exception {
    CompletableFuture<Message> answer = listen();
    long start = System.nanoTime();
    await(channel.send(text).toCompletableFuture());
    Message message = await(answer);
    check(message.isText() && message.text().equals(text), "the text");
    return (System.nanoTime() - start) / 1e6;
  }

  /** There and back, in milliseconds. */
  double binary(int size) throws Exception {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    CompletableFuture<Message> answer = listen();
    long start = System.nanoTime();
    await(channel.send(bytes.clone()).toCompletableFuture());
    Message message = await(answer);
    check(!message.isText() && Arrays.equals(message.bytes(), bytes), size + " bytes");
    return (System.nanoTime() - start) / 1e6;
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the other side did not answer within " + SECONDS + " s: is it still there?", e);
    }
  }

  private CompletableFuture<Message> listen() {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    channel.onMessage(answer::complete);
    channel.onClosed(
        error ->
            answer.completeExceptionally(
                error != null ? error : new IllegalStateException("the channel was closed")));
    return answer;
  }

  private static void check(boolean same, String what) {
    if (!same) {
      throw new IllegalStateException(what + " did not come back as sent");
    }
  }
}
