package dev.parley.channel;

/**
 * The application took messages more slowly than the other side sent them, until the channel's
 * receive queue was full; the channel was closed. Make the sender wait for answers, or give the
 * channel a larger queue ({@link DataChannelOptions#withQueueLimits}).
 */
public class ReceiveQueueFullException extends ChannelClosedException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public ReceiveQueueFullException(String message) {
    super(message);
  }
}
