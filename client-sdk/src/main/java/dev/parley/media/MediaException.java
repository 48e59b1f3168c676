package dev.parley.media;

import org.jspecify.annotations.Nullable;

/** A device cannot be used; the subclass says why, the message what to do. */
public abstract sealed class MediaException extends RuntimeException
    permits DeviceNotFoundException,
        DeviceNotAllowedException,
        DeviceInUseException,
        OverconstrainedException {

  private static final long serialVersionUID = 1L;

  MediaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
