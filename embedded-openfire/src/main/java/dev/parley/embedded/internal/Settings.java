package dev.parley.embedded.internal;

import dev.parley.embedded.KeyAlgorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a server is to be, as chosen in the builder.
 *
 * @param domain the XMPP domain, lower case
 * @param bindAddress the address that all server sockets bind to
 * @param port client port, 0 for a free one
 * @param webSocketPort port of {@code /ws/}, 0 for a free one, empty for none
 * @param dataDirectory where everything is kept, null: in memory and a temporary directory
 * @param database an external database, null: HSQLDB
 * @param keyAlgorithm of a certificate that has yet to be made
 * @param users passwords by user name
 * @param properties Openfire's properties
 * @param plugins plugin jars
 */
public record Settings(
    String domain,
    String bindAddress,
    int port,
    OptionalInt webSocketPort,
    @Nullable Path dataDirectory,
    @Nullable ExternalDatabase database,
    KeyAlgorithm keyAlgorithm,
    Map<String, String> users,
    Map<String, String> properties,
    List<Path> plugins) {

  public Settings {
    users = Map.copyOf(users);
    properties = Map.copyOf(properties);
    plugins = List.copyOf(plugins);
  }

  /** Without passwords and without the values of properties, which may be secrets. */
  @Override
  public String toString() {
    return "Settings[domain=%s, bindAddress=%s, port=%d, users=%s, properties=%s, plugins=%s]"
        .formatted(domain, bindAddress, port, users.keySet(), properties.keySet(), plugins);
  }
}
