package dev.parley.media;

import org.jspecify.annotations.Nullable;

/** There is no such device on this machine (NotFoundError of W3C Media Capture and Streams). */
public final class DeviceNotFoundException extends MediaException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public DeviceNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
