package dev.parley.media;

import org.jspecify.annotations.Nullable;

/**
 * The device is there but gives nothing: another program uses it, or it is broken (NotReadableError
 * of W3C Media Capture and Streams).
 */
public final class DeviceInUseException extends MediaException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public DeviceInUseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
