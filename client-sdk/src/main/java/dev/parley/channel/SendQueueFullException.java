package dev.parley.channel;

/**
 * Messages are given to a channel faster than its path takes them, and its queue is full. The
 * message was not queued: wait for the stage of a former send, then send it again.
 */
public class SendQueueFullException extends ChannelException {

  private static final long serialVersionUID = 1L;

  private final long queued;
  private final long limit;

  /** Makes one. */
  public SendQueueFullException(long queued, long limit) {
    super(
        "The channel has "
            + queued
            + " bytes waiting and takes no more than "
            + limit
            + ": wait until a former message is sent");
    this.queued = queued;
    this.limit = limit;
  }

  /** Bytes that wait. */
  public long queued() {
    return queued;
  }

  /** Bytes that may wait. */
  public long limit() {
    return limit;
  }
}
