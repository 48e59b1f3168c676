package dev.parley.channel;

/** A message is larger than the other side takes: send it in parts. Nothing was sent. */
public class MessageTooLargeException extends ChannelException {

  private static final long serialVersionUID = 1L;

  private final long size;
  private final int maxMessageSize;

  /** Makes one. */
  public MessageTooLargeException(long size, int maxMessageSize) {
    super(
        "The message has "
            + size
            + " bytes, but at most "
            + maxMessageSize
            + " can be sent as one message: send it in parts");
    this.size = size;
    this.maxMessageSize = maxMessageSize;
  }

  /** The message's size in bytes. */
  public long size() {
    return size;
  }

  /** The largest size that can be sent, in bytes. */
  public int maxMessageSize() {
    return maxMessageSize;
  }
}
