package dev.parley.peer;

/** The peer is closed, so that nothing can be done with it any more: make a new one. */
public class PeerClosedException extends PeerException {

  private static final long serialVersionUID = 1L;

  /** Makes one that says how the peer ended. */
  public PeerClosedException(String message) {
    super(message);
  }
}
