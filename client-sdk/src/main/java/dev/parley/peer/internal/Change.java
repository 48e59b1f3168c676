package dev.parley.peer.internal;

import org.jspecify.annotations.Nullable;

/**
 * What a package above (channels, media) wants to change in a session by a negotiation of its own.
 * All methods are called on the peer's executor.
 */
public interface Change {

  /**
   * Makes the change on the native side, in the moment before the offer that tells of it is made;
   * again after each {@link #undo()}, if the other side's offer went before ours.
   *
   * @throws RuntimeException if it cannot be made, which the negotiation then fails with
   */
  void apply();

  /** Undoes what {@link #apply()} did: the offer was taken back, or came to nothing. */
  void undo();

  /**
   * The negotiation is over; the last call.
   *
   * @param failure null if both sides agree
   */
  default void done(@Nullable Throwable failure) {}
}
