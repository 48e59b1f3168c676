package dev.parley.demo.lines;

import dev.parley.channel.DataChannel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The line protocol on one data channel. Lines may be sent from any thread; what comes in is
 * reported on the thread on which the channel reports it.
 */
public final class LineSession {
  private static final int RUN_AHEAD = 64;

  private final DataChannel channel;
  private final SendWindow window = new SendWindow(RUN_AHEAD);
  private final CompletableFuture<Void> peerEnded = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private boolean ended;

  public LineSession(DataChannel channel) {
    this.channel = channel;
  }

  /**
   * Starts to listen.
   *
   * @param onLine takes each line of the peer
   * @param onBytes takes binary messages of a raw channel, which has no control messages
   */
  public void listen(Consumer<String> onLine, Consumer<byte[]> onBytes) {
    channel.onMessage(
        message -> {
          if (message.isText()) {
            onLine.accept(message.text());
          } else if (!controlled()) {
            onBytes.accept(message.bytes());
          } else if (LineProtocol.isEnd(message.bytes())) {
            peerEnded.complete(null);
          }
        });
    channel.onClosed(error -> closed.complete(null));
  }

  private boolean controlled() {
    return channel.protocol().equals(LineProtocol.PROTOCOL);
  }

  /**
   * Sends a line; blocks while the channel is behind.
   *
   * @throws java.util.concurrent.CompletionException if the channel is closed or the line is longer
   *     than the peer takes
   */
  public synchronized void send(String line) {
    window.add(channel.send(line));
  }

  /** Sends a binary message, as {@link #send(String)}. */
  public synchronized void send(byte[] bytes) {
    window.add(channel.send(bytes));
  }

  /** Says that no more lines will follow, once; blocks until everything before it is sent. */
  public synchronized void end() {
    if (!ended && controlled()) {
      ended = true;
      window.add(channel.send(LineProtocol.end()));
    }
    window.drain();
  }

  /** Completes when the peer said that no more lines will follow. */
  public CompletableFuture<Void> peerEnded() {
    return peerEnded;
  }

  /** Completes when the channel has closed, whoever closed it. */
  public CompletableFuture<Void> closed() {
    return closed;
  }
}
