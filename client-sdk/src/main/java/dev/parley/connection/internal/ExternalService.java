package dev.parley.connection.internal;

import org.jspecify.annotations.Nullable;

/**
 * {@code <service type='turn' host='…'/>} as it was received; nothing of it was checked.
 *
 * <p>XEP-0215 1.0 section 2.
 */
record ExternalService(
    @Nullable String type,
    @Nullable String host,
    @Nullable String port,
    @Nullable String transport,
    @Nullable String username,
    @Nullable String password,
    @Nullable String expires) {

  /** The same with what another has and this one does not. */
  ExternalService or(ExternalService other) {
    return new ExternalService(
        type == null ? other.type : type,
        host == null ? other.host : host,
        port == null ? other.port : port,
        transport == null ? other.transport : transport,
        username,
        password,
        expires == null ? other.expires : expires);
  }

  /** Does not show the credentials. */
  @Override
  public String toString() {
    return printable(type) + ":" + printable(host) + (port == null ? "" : ":" + printable(port));
  }

  /** What somebody wrote, fit for a line of a log. */
  static String printable(@Nullable String text) {
    if (text == null) {
      return "?";
    }
    String shortened = text.length() > 100 ? text.substring(0, 100) + "…" : text;
    return shortened.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
  }
}
