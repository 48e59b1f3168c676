package dev.parley.openfire.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A STUN or TURN server that the administrator offers to peers.
 *
 * @param type {@code stun}, {@code stuns}, {@code turn} or {@code turns}
 * @param host name or address
 * @param port port number
 * @param transport {@code udp} or {@code tcp}, or null
 */
public record RelayServer(String type, String host, int port, @Nullable String transport) {
  private static final Pattern URI =
      Pattern.compile(
          "(stuns?|turns?):([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+\\])(?::([0-9]{1,5}))?"
              + "(?:\\?transport=(udp|tcp))?");

  /** Reads a URI as of RFC 7064 and RFC 7065; empty if it is none. */
  public static Optional<RelayServer> parse(String uri) {
    Matcher matcher = URI.matcher(uri.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String type = matcher.group(1);
    String port = matcher.group(3);
    int number = port == null ? (type.endsWith("s") ? 5349 : 3478) : Integer.parseInt(port);
    return number < 1 || number > 65_535
        ? Optional.empty()
        : Optional.of(new RelayServer(type, matcher.group(2), number, matcher.group(4)));
  }

  /** Whether it relays, and so wants credentials. */
  public boolean relays() {
    return type.startsWith("turn");
  }
}
