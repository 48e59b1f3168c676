package dev.parley.openfire.registry;

import java.time.Duration;
import java.util.List;

/**
 * The STUN and TURN servers in force.
 *
 * @param servers in the order of preference
 * @param secret shared with the TURN servers; empty if they need no credentials
 * @param lifetime how long credentials are good for
 */
public record Relays(List<RelayServer> servers, String secret, Duration lifetime) {

  /** None. */
  public static final Relays NONE = new Relays(List.of(), "", Duration.ofDays(1));

  /** Copies the list. */
  public Relays {
    servers = List.copyOf(servers);
  }

  @Override
  public String toString() {
    return "Relays" + servers;
  }
}
