package dev.parley.embedded;

import dev.parley.embedded.internal.ExternalDatabase;
import dev.parley.embedded.internal.PluginNames;
import dev.parley.embedded.internal.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what server to start. Not for use by several threads at once; reusable. */
public final class EmbeddedOpenfireBuilder {
  private static final int MAX_PORT = 65535;

  /**
   * Labels of letters, digits and inner hyphens: Openfire throws in the midst of its start else.
   */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "[\\p{L}\\p{N}]+(?:-+[\\p{L}\\p{N}]+)*(?:\\.[\\p{L}\\p{N}]+(?:-+[\\p{L}\\p{N}]+)*)*+");

  /** What RFC 7622 keeps out of the part before the @, and white space. */
  private static final Pattern ACCOUNT = Pattern.compile("[^\\s\\p{Cntrl}\"&'/:<>@]{1,255}");

  private String domain = "localhost";
  private String bindAddress = "127.0.0.1";
  private int port;
  private OptionalInt webSocketPort = OptionalInt.empty();
  private @Nullable Path dataDirectory;
  private @Nullable ExternalDatabase database;
  private KeyAlgorithm keyAlgorithm = KeyAlgorithm.RSA;
  private final Map<String, String> users = new LinkedHashMap<>();
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<Path> plugins = new ArrayList<>();

  EmbeddedOpenfireBuilder() {}

  /**
   * The XMPP domain, {@code localhost} if not called. It need not be in any DNS.
   *
   * @param domain a domain name
   * @return this
   */
  public EmbeddedOpenfireBuilder domain(String domain) {
    if (domain.length() > 255 || !DOMAIN.matcher(domain).matches()) {
      throw new IllegalArgumentException("Not a domain: '" + domain + "'");
    }
    this.domain = domain.toLowerCase(Locale.ROOT);
    return this;
  }

  /**
   * Where clients connect, a free port if not called.
   *
   * @param port 0 (free) to 65535
   * @return this
   */
  public EmbeddedOpenfireBuilder port(int port) {
    this.port = checked(port);
    return this;
  }

  /**
   * Also serves XMPP over WebSocket (RFC 7395) at {@code ws://ADDRESS:PORT/ws/}; without this call
   * it does not.
   *
   * @param port 0 (free) to 65535
   * @return this
   */
  public EmbeddedOpenfireBuilder webSocketPort(int port) {
    this.webSocketPort = OptionalInt.of(checked(port));
    return this;
  }

  private static int checked(int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("Not a port: " + port);
    }
    return port;
  }

  /**
   * The address of all server sockets, {@code 127.0.0.1} if not called. Think twice: this Openfire
   * is old.
   *
   * @param address an IP address or name of this machine
   * @return this
   */
  public EmbeddedOpenfireBuilder bindAddress(String address) {
    this.bindAddress = address;
    return this;
  }

  /**
   * Keeps users, names and the certificate in this directory, which one server at a time may use.
   * Without this call everything is in memory and in a temporary directory, gone with the server.
   *
   * @param directory created if absent
   * @return this
   */
  public EmbeddedOpenfireBuilder dataDirectory(Path directory) {
    this.dataDirectory = directory.toAbsolutePath().normalize();
    return this;
  }

  /**
   * Uses a database server instead of HSQLDB.
   *
   * @param jdbcUrl for example {@code jdbc:postgresql://127.0.0.1/openfire}
   * @param user who may create tables there
   * @param password of that user
   * @return this
   */
  public EmbeddedOpenfireBuilder database(String jdbcUrl, String user, String password) {
    this.database = new ExternalDatabase(jdbcUrl, user, password);
    return this;
  }

  /**
   * The key of the certificate that the first start makes, {@link KeyAlgorithm#RSA} if not called.
   *
   * @param algorithm ignored where the data directory has a certificate already
   * @return this
   */
  public EmbeddedOpenfireBuilder keyAlgorithm(KeyAlgorithm algorithm) {
    this.keyAlgorithm = algorithm;
    return this;
  }

  /**
   * Creates this account, or gives the existing one this password. Can be called again for others.
   *
   * @param name the part before the {@code @}
   * @param password any non-empty text
   * @return this
   */
  public EmbeddedOpenfireBuilder user(String name, String password) {
    if (!ACCOUNT.matcher(name).matches() || password.isEmpty()) {
      throw new IllegalArgumentException(
          "No account can be called '"
              + name
              + "', or its password is empty: use letters, digits, - _ and .");
    }
    users.put(name, password);
    return this;
  }

  /**
   * Sets one of Openfire's properties, over what this server would choose. Can be called again.
   *
   * @param name for example {@code register.inband}
   * @param value its value
   * @return this
   */
  public EmbeddedOpenfireBuilder property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  /**
   * Installs a plugin, which Openfire's own plugin manager loads. Can be called again for others.
   *
   * @param jar its file name is the plugin's name
   * @return this
   */
  public EmbeddedOpenfireBuilder plugin(Path jar) {
    PluginNames.of(jar);
    plugins.add(jar.toAbsolutePath().normalize());
    return this;
  }

  /**
   * Starts the server in this JVM and returns when clients can sign in and every plugin runs.
   *
   * @return the running server
   * @throws PortTakenException if a chosen port is not free
   * @throws EmbeddedOpenfireException if another server runs in this JVM or with this data
   *     directory, a plugin does not load, or Openfire does not start
   */
  public EmbeddedOpenfire start() {
    return EmbeddedOpenfire.start(settings());
  }

  /**
   * Starts the server in a child JVM and returns when clients can sign in and every plugin runs.
   *
   * @return the running process
   * @throws PortTakenException if a chosen port is not free
   * @throws EmbeddedOpenfireException if another server uses the data directory, a plugin does not
   *     load, or Openfire does not start
   */
  public OpenfireProcess startProcess() {
    return OpenfireProcess.start(settings());
  }

  Settings settings() {
    return new Settings(
        domain,
        bindAddress,
        port,
        webSocketPort,
        dataDirectory,
        database,
        keyAlgorithm,
        users,
        properties,
        plugins);
  }
}
