package dev.parley.ice;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of an ICE server: {@code stun:host}, {@code turns:host:port?transport=tcp} and so on
 * (RFC 7064 section 3.1, RFC 7065 section 3.1).
 *
 * @param scheme {@code stun}, {@code stuns}, {@code turn} or {@code turns}
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535; 0 for the scheme's own
 * @param transport {@code udp} or {@code tcp}; null if not said
 */
record IceUrl(String scheme, String host, int port, @Nullable String transport) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>[A-Za-z]+):(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~-]+)(?::(?<port>[0-9]{1,5}))?"
              + "(?:\\?transport=(?<transport>[A-Za-z]+))?");

  static IceUrl parse(String url) {
    if (url.length() > 512) {
      throw new IllegalArgumentException("an ICE server's URL is longer than 512 characters");
    }
    Matcher matcher = FORM.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + url + "' is not the URL of an ICE server, such as turn:host:3478?transport=udp");
    }
    String scheme = matcher.group("scheme").toLowerCase(Locale.ROOT);
    String transport = matcher.group("transport");
    return switch (scheme) {
      case "stun", "stuns" -> new IceUrl(scheme, matcher.group("host"), port(url, matcher), null);
      case "turn", "turns" ->
          new IceUrl(scheme, matcher.group("host"), port(url, matcher), transport(url, transport));
      default ->
          throw new IllegalArgumentException(
              "'" + url + "' does not start with stun:, stuns:, turn: or turns:");
    };
  }

  boolean isTurn() {
    return scheme.startsWith("turn");
  }

  /** The same server with everything said that may be left unsaid (RFC 7064, RFC 7065). */
  IceUrl exact() {
    boolean secure = scheme.endsWith("s");
    return new IceUrl(
        scheme,
        host.toLowerCase(Locale.ROOT),
        port == 0 ? (secure ? 5349 : 3478) : port,
        transport == null && isTurn() ? (secure ? "tcp" : "udp") : transport);
  }

  private static int port(String url, Matcher matcher) {
    String digits = matcher.group("port");
    if (digits == null) {
      return 0;
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("'" + url + "' has a port out of 1 to 65535");
    }
    return port;
  }

  private static @Nullable String transport(String url, @Nullable String transport) {
    if (transport == null) {
      return null;
    }
    String lower = transport.toLowerCase(Locale.ROOT);
    if (!lower.equals("udp") && !lower.equals("tcp")) {
      throw new IllegalArgumentException("'" + url + "' has a transport other than udp and tcp");
    }
    return lower;
  }
}
