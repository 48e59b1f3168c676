package dev.parley.peer;

import java.time.Duration;

/**
 * The peer was not connected in time. The message tells how far it came: whether the other side
 * answered at all, and which kinds of address each side had.
 */
public class ConnectTimeoutException extends PeerException {

  private static final long serialVersionUID = 1L;

  private final Duration timeout;

  /** Makes one. */
  public ConnectTimeoutException(String message, Duration timeout) {
    super(message);
    this.timeout = timeout;
  }

  /** The time that was allowed. */
  public Duration timeout() {
    return timeout;
  }
}
