package dev.parley.connection.internal;

import dev.parley.ice.IceServer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes ICE servers of external services (XEP-0215), and says why it does not. Pure. */
final class ServiceReader {

  private static final Set<String> TYPES = Set.of("stun", "stuns", "turn", "turns");

  /**
   * An ICE server, and until when it is of use.
   *
   * @param expires null if it does not say
   */
  record Known(IceServer server, @Nullable Instant expires) {

    boolean isGood(Instant now) {
      return expires == null || expires.isAfter(now);
    }
  }

  /** What became of a service. */
  sealed interface Reading {
    /** It is of use. */
    record Usable(Known known) implements Reading {}

    /** Its credentials are to be asked for (section 3.3). */
    record NeedsCredentials() implements Reading {}

    /** It is something else than STUN and TURN. */
    record Foreign() implements Reading {}

    /** It is wrong; the problem shows no credential. */
    record Malformed(String problem) implements Reading {}
  }

  private ServiceReader() {}

  static Reading read(ExternalService service, Instant now) {
    String type = service.type();
    if (type == null) {
      return new Reading.Malformed("it has no type");
    }
    if (!TYPES.contains(type)) {
      return new Reading.Foreign();
    }
    String host = service.host();
    if (host == null || host.isBlank()) {
      return new Reading.Malformed("it has no host");
    }
    boolean turn = type.startsWith("turn");
    String transport = service.transport();
    if (transport != null && !transport.equals("udp") && !transport.equals("tcp")) {
      return new Reading.Malformed(
          "its transport is " + ExternalService.printable(transport) + ", not udp or tcp");
    }
    if (type.equals("stun") && "tcp".equals(transport)) {
      return new Reading.Malformed("STUN over TCP cannot be used");
    }
    Instant expires = null;
    if (service.expires() != null) {
      try {
        expires = Instant.from(DateTimeFormatter.ISO_DATE_TIME.parse(service.expires()));
      } catch (RuntimeException e) {
        return new Reading.Malformed(
            "its expiry "
                + ExternalService.printable(service.expires())
                + " is no date and time (XEP-0082)");
      }
      if (!expires.isAfter(now)) {
        return new Reading.Malformed("it has expired at " + expires);
      }
    }
    if (turn && (service.username() == null || service.password() == null)) {
      return new Reading.NeedsCredentials();
    }
    String url =
        type
            + ":"
            + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
            + (service.port() == null ? "" : ":" + service.port())
            + (turn && transport != null ? "?transport=" + transport : "");
    try {
      IceServer server =
          turn
              ? new IceServer(List.of(url), service.username(), service.password())
              : IceServer.stun(url);
      return new Reading.Usable(new Known(server, expires));
    } catch (IllegalArgumentException e) {
      return new Reading.Malformed(ExternalService.printable(e.getMessage()));
    }
  }
}
