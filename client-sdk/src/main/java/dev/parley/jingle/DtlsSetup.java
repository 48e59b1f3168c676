package dev.parley.jingle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code setup} of a {@link DtlsFingerprint} (XEP-0320 1.0.0, section 1). */
public enum DtlsSetup {
  /** The sender is the DTLS client. */
  ACTIVE,
  /** The sender is the DTLS server. */
  PASSIVE,
  /** The receiver chooses. */
  ACTPASS,
  /** Not yet; in the schema for completeness. */
  HOLDCONN;

  private final String token = name().toLowerCase(Locale.ROOT);

  /**
   * The setup on the wire.
   *
   * @return for example {@code actpass}
   */
  public String token() {
    return token;
  }

  /** Null if absent or unknown: either way the session is refused for its security. */
  static @Nullable DtlsSetup parse(@Nullable String token) {
    for (DtlsSetup setup : values()) {
      if (setup.token.equals(token)) {
        return setup;
      }
    }
    return null;
  }
}
