package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The connection is over; make a new one. The message says why. */
public final class ConnectionClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConnectionClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
