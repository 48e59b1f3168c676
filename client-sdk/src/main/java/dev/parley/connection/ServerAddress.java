package dev.parley.connection;

/**
 * Where the server listens, if that is not what DNS says about the account's domain.
 *
 * @param host a host name or an IP address, without brackets
 * @param port a TCP port, 1 to 65535
 */
public record ServerAddress(String host, int port) {

  /** The port that clients use unless told otherwise (RFC 6120, section 14.7). */
  public static final int DEFAULT_PORT = 5222;

  public ServerAddress {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the server's host is empty: write HOST or HOST:PORT");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
    }
  }

  /**
   * Reads {@code host}, {@code host:port}, {@code [::1]:port} or a bare IPv6 address.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static ServerAddress of(String text) {
    String trimmed = text.trim();
    if (trimmed.startsWith("[")) {
      int end = trimmed.indexOf(']');
      if (end < 0) {
        throw new IllegalArgumentException("'" + text + "' lacks a ']': write [ADDRESS]:PORT");
      }
      String rest = trimmed.substring(end + 1);
      return new ServerAddress(
          trimmed.substring(1, end), rest.isEmpty() ? DEFAULT_PORT : port(text, rest));
    }
    int colon = trimmed.indexOf(':');
    if (colon < 0 || colon != trimmed.lastIndexOf(':')) {
      return new ServerAddress(trimmed, DEFAULT_PORT);
    }
    return new ServerAddress(trimmed.substring(0, colon), port(text, trimmed.substring(colon)));
  }

  private static int port(String text, String colonAndPort) {
    try {
      if (colonAndPort.startsWith(":")) {
        return Integer.parseInt(colonAndPort.substring(1));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' has no port number: write HOST:PORT", e);
    }
    throw new IllegalArgumentException("'" + text + "' is not HOST:PORT");
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
