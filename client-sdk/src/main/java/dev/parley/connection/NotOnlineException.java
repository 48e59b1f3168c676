package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** There is no link to the server at the moment; try again when the connection is online. */
public final class NotOnlineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotOnlineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
