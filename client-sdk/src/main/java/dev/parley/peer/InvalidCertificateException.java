package dev.parley.peer;

import org.jspecify.annotations.Nullable;

/** A stored certificate cannot be used: make a new one. */
public class InvalidCertificateException extends PeerException {

  private static final long serialVersionUID = 1L;

  /** Makes one; the message must not quote what was read. */
  public InvalidCertificateException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
