package dev.parley.channel.internal;

import dev.parley.channel.ChannelClosedException;
import dev.parley.peer.NegotiationException;
import dev.parley.peer.internal.Change;
import org.jspecify.annotations.Nullable;

/** A channel in a session that has carried no data up to now. */
final class FirstChannel implements Change {

  private final NativeDataChannel channel;
  private final Runnable make;
  private boolean made;

  FirstChannel(NativeDataChannel channel, Runnable make) {
    this.channel = channel;
    this.make = make;
  }

  @Override
  public void apply() {
    if (made) {
      throw new NegotiationException(
          "Both sides changed the session at the same moment: try again", null);
    }
    made = true;
    make.run();
  }

  /** The library has closed the channel with its content. */
  @Override
  public void undo() {}

  @Override
  public void done(@Nullable Throwable failure) {
    if (failure != null) {
      channel.fail(
          new ChannelClosedException("The peer takes no channel: " + failure.getMessage()));
    }
  }
}
