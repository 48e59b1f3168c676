package dev.parley.ice;

import org.jspecify.annotations.Nullable;

/** An ICE configuration is wrong. The message says where and what; it never shows a credential. */
public class IceConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public IceConfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
