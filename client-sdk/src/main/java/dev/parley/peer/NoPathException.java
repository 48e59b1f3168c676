package dev.parley.peer;

/**
 * Both sides know each other's addresses, but no path between them works, or a path was lost and
 * not found again in time. Behind two strict NATs or where UDP is blocked, a TURN server helps: see
 * {@link dev.parley.ice.IceConfig}.
 */
public class NoPathException extends PeerException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public NoPathException(String message) {
    super(message);
  }
}
