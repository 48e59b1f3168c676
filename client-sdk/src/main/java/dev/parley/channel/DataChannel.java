package dev.parley.channel;

import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A data channel (W3C {@code RTCDataChannel}, RFC 8831): messages of up to {@link
 * #maxMessageSize()} bytes, none of which is dropped or cut unless the channel was made unreliable.
 *
 * <p>All methods may be called from any thread and none blocks. Listeners are called on the
 * application's executor, one at a time and in order; messages that come before a listener is set
 * wait for it.
 */
public interface DataChannel extends AutoCloseable {

  /** The largest message this SDK sends or takes, in bytes. */
  int MAX_MESSAGE_SIZE = 262_144;

  /** The name that its maker gave it. */
  String label();

  /** What runs on it; empty for raw messages. */
  String protocol();

  /** Its SCTP stream; empty while it is not known. */
  OptionalInt id();

  /** Whether messages arrive in order. */
  boolean isOrdered();

  /** Whether lost messages are sent again until they arrive. */
  boolean isReliable();

  /** The present state. */
  DataChannelState state();

  /**
   * The largest message that the other side takes, in bytes: the smaller of {@link
   * #MAX_MESSAGE_SIZE} and what it stated (RFC 8841); while it stated nothing yet, the former.
   */
  int maxMessageSize();

  /**
   * Sends a text. It is queued at once, in the order of the calls, and sent as fast as the path
   * allows; before the channel is open it waits.
   *
   * @return completes when the message was handed to the native library, so that waiting for each
   *     stage before the next send gives the sender the pace of the path. Fails with
   *     <ul>
   *       <li>{@link MessageTooLargeException}: nothing was queued
   *       <li>{@link SendQueueFullException}: nothing was queued; wait for a former stage or {@link
   *           #drained()} and send again
   *       <li>{@link ChannelClosedException}: the channel is or was closed before the message could
   *           be handed over
   *     </ul>
   */
  CompletionStage<Void> send(String text);

  /** Sends bytes, as {@link #send(String)}; the array is not copied: leave it alone afterwards. */
  CompletionStage<Void> send(byte[] bytes);

  /**
   * Bytes that were given to {@link #send} and did not leave this side yet, the native library's
   * own queue included; a recent value while messages flow.
   */
  long bufferedAmount();

  /**
   * Completes when everything sent so far has left both queues of this side; fails with {@link
   * ChannelClosedException} if the channel closes first.
   */
  CompletionStage<Void> drained();

  /** Completes when the channel is open; fails with {@link ChannelClosedException} otherwise. */
  CompletionStage<Void> opened();

  /** Hears the messages, those that came before included. Replaces the former listener. */
  void onMessage(Consumer<Message> listener);

  /**
   * Hears, once and after the last message, that the channel is closed; at once if it is closed
   * already and its messages are heard. The argument is null for an orderly close by either side,
   * else what went wrong.
   */
  void onClosed(Consumer<@Nullable ChannelClosedException> listener);

  /** Completes, never exceptionally, when the channel is closed. */
  CompletionStage<Void> closed();

  /**
   * Closes the channel: takes no more messages, delivers those it has, and then closes both ends.
   * Returns at once. If the other side takes nothing for 30 seconds the rest is given up.
   */
  @Override
  void close();
}
