package dev.parley.peer;

import org.jspecify.annotations.Nullable;

/** A negotiation did not come about; the session goes on as it was before. */
public class NegotiationException extends PeerException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public NegotiationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
