package dev.parley.peer;

/**
 * ICE found no address on this machine that it can use: connect it to a network (a loopback
 * interface alone does not do), or widen the port range if one is set.
 */
public class NoNetworkAddressException extends PeerException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public NoNetworkAddressException(String message) {
    super(message);
  }
}
