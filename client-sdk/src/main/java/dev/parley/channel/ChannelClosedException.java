package dev.parley.channel;

/** The channel is closed; open another one. */
public class ChannelClosedException extends ChannelException {

  private static final long serialVersionUID = 1L;

  /** Makes one that says why. */
  public ChannelClosedException(String message) {
    super(message);
  }
}
