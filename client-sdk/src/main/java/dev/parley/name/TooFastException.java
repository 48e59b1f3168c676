package dev.parley.name;

import java.time.Duration;

/** Too many requests in too short a time; nothing was changed. */
public final class TooFastException extends NameException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public TooFastException(String name, Duration retryAfter) {
    super(
        name,
        "the server asks to go slower with "
            + name
            + ": try again in "
            + retryAfter.toSeconds()
            + " s");
    this.retryAfter = retryAfter;
  }

  /**
   * How long to wait before the next try: 6 seconds, in which each of the service's default limits
   * grants one request again. The protocol does not carry the wait, and a server whose
   * administrator lowered a limit may need longer.
   */
  public Duration retryAfter() {
    return retryAfter;
  }
}
