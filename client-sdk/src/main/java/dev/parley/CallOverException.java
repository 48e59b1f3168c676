package dev.parley;

/** The call is over, or was taken already: there is nothing left to accept or to wait for. */
public final class CallOverException extends ParleyException {
  private static final long serialVersionUID = 1L;

  private final CallState state;

  public CallOverException(CallState state) {
    super("the call is " + state + " and cannot be taken any more");
    this.state = state;
  }

  /** Where the call stood. */
  public CallState state() {
    return state;
  }
}
