package dev.parley.embedded;

import org.jspecify.annotations.Nullable;

/** The server could not be started or used; the message says what to do. */
public class EmbeddedOpenfireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message what happened and what to do
   */
  public EmbeddedOpenfireException(String message) {
    super(message);
  }

  /**
   * With a message and a cause.
   *
   * @param message what happened and what to do
   * @param cause what it came from, or null
   */
  public EmbeddedOpenfireException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
