package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The server refused a change of the contact list; the message has its reason. */
public final class ContactException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ContactException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
