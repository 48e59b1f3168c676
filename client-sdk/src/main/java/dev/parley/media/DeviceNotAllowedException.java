package dev.parley.media;

import org.jspecify.annotations.Nullable;

/**
 * The system or its user does not allow the device to be used (NotAllowedError of W3C Media Capture
 * and Streams).
 */
public final class DeviceNotAllowedException extends MediaException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public DeviceNotAllowedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
