package dev.parley.ice;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a peer looks for a path: the part of W3C's {@code RTCConfiguration} that matters to ICE.
 *
 * @param servers STUN and TURN servers, in order of preference
 * @param policy which candidates may be used
 * @param portRange the local ports to use; null for any
 */
public record IceConfig(
    List<IceServer> servers, IceTransportPolicy policy, @Nullable PortRange portRange) {

  /** No servers, every kind of candidate, any port. */
  public static final IceConfig NONE = new IceConfig(List.of(), IceTransportPolicy.ALL, null);

  /** Copies the list. */
  public IceConfig {
    servers = List.copyOf(servers);
    requireNonNull(policy, "policy");
  }

  /**
   * Reads a {@code turn.config.json}; its form is at {@link IceConfigReader}.
   *
   * @throws IceConfigException if the file cannot be read or is wrong; says where
   */
  public static IceConfig read(Path file) {
    return IceConfigReader.read(file);
  }

  /**
   * Reads the same from a string.
   *
   * @throws IceConfigException if it is wrong; says where
   */
  public static IceConfig parse(String json) {
    return IceConfigReader.parse(json, "the ICE configuration");
  }

  /**
   * The same with further servers at the end. A URL that is there already is left out, whatever its
   * credentials: the first counts.
   */
  public IceConfig withServers(List<IceServer> more) {
    Set<IceUrl> known = new HashSet<>();
    List<IceServer> merged = new ArrayList<>(servers);
    servers.forEach(server -> known.addAll(server.parsed()));
    for (IceServer server : more) {
      List<String> fresh =
          server.urls().stream().filter(url -> known.add(IceUrl.parse(url).exact())).toList();
      if (!fresh.isEmpty()) {
        merged.add(new IceServer(fresh, server.username(), server.credential()));
      }
    }
    return new IceConfig(merged, policy, portRange);
  }

  /** The same with another policy. */
  public IceConfig withPolicy(IceTransportPolicy other) {
    return new IceConfig(servers, other, portRange);
  }

  /** The same with another range of local ports; null for any. */
  public IceConfig withPortRange(@Nullable PortRange other) {
    return new IceConfig(servers, policy, other);
  }

  /**
   * Whether it asks for relayed candidates only, yet names no TURN server: such a connection would
   * wait for ever.
   */
  public boolean isRelayWithoutTurn() {
    return policy == IceTransportPolicy.RELAY && servers.stream().noneMatch(IceServer::isTurn);
  }
}
