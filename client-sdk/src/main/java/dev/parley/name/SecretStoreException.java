package dev.parley.name;

import org.jspecify.annotations.Nullable;

/** The folder of secret keys, identities and known masters cannot be used. */
public final class SecretStoreException extends NameException {

  private static final long serialVersionUID = 1L;

  public SecretStoreException(String name, String detail, @Nullable Throwable cause) {
    super(name, "what is stored for " + name + " cannot be used: " + detail);
    if (cause != null) {
      initCause(cause);
    }
  }
}
