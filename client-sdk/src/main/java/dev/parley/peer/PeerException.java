package dev.parley.peer;

import org.jspecify.annotations.Nullable;

/** Something failed on a peer connection; its subclasses tell what can be remedied. */
public class PeerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what failed, and what to do about it
   * @param cause what brought it about; null if nothing else did
   */
  public PeerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one without a cause. */
  public PeerException(String message) {
    super(message);
  }
}
