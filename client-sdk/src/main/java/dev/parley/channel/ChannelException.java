package dev.parley.channel;

/** Something failed on a data channel; its subclasses tell what can be remedied. */
public class ChannelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public ChannelException(String message) {
    super(message);
  }
}
