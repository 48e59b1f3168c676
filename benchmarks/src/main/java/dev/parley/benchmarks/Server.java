package dev.parley.benchmarks;

import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.hsqldb.jdbc.JDBCDriver;

/** A real Openfire with the plugin, limits lifted, and a database on disk with so many names. */
final class Server implements AutoCloseable {
  /** The plugin's jar; {@code scripts/bench} says where it is. */
  static final Path PLUGIN = Path.of(System.getProperty("parley.plugin.jar", "parley.jar"));

  private static final String INSERT =
      "INSERT INTO %s (name, owner, keyHash, accessModel, epoch, revision, createdAt, usedAt)"
          + " VALUES (?, ?, ?, 'open', 1, 0, 0, 0)";

  private final Path data;
  private final EmbeddedOpenfire openfire;

  private Server(Path data, EmbeddedOpenfire openfire) {
    this.data = data;
    this.openfire = openfire;
  }

  /** Fills a database of its own and starts on it. */
  static Server start(int names) throws IOException, SQLException {
    return start(names, 0);
  }

  /** The same with so many rows in a table that is nobody's. */
  static Server start(int names, int others) throws IOException, SQLException {
    Path data = directory(names);
    try (Connection connection = connect(data);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE others (LIKE parleyName)");
      fill(connection, "others", others);
      statement.execute("SHUTDOWN");
    }
    return new Server(data, builder(data).start());
  }

  private static EmbeddedOpenfireBuilder builder(Path data) {
    EmbeddedOpenfireBuilder builder = EmbeddedOpenfire.builder().dataDirectory(data).plugin(PLUGIN);
    for (String limit : new String[] {"registrations", "resolves", "misses"}) {
      builder.property("parley.names.limit." + limit, "0");
    }
    return builder.user("alice", "secret").user("bob", "secret");
  }

  /** A data directory with so many names; the plugin's own script makes its tables. */
  static Path directory(int names) throws IOException, SQLException {
    Path data = Files.createTempDirectory("parley-bench");
    builder(data).start().close();
    try (Connection connection = connect(data);
        Statement shutdown = connection.createStatement()) {
      fill(connection, "parleyName", names);
      shutdown.execute("SHUTDOWN");
    }
    return data;
  }

  private static void fill(Connection connection, String table, int rows) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(INSERT.formatted(table))) {
      for (int i = 0; i < rows; i++) {
        insert.setString(1, name(i));
        insert.setString(2, "owner" + i % 1000 + "@localhost");
        insert.setString(3, "ab".repeat(32));
        insert.executeUpdate();
      }
    }
    connection.commit();
  }

  /** Opens the database of a data directory, which no server uses, as the server does. */
  static Connection connect(Path data) throws SQLException {
    String url =
        "jdbc:hsqldb:file:"
            + data.resolve("database").resolve("openfire")
            + ";hsqldb.lock_file=false;hsqldb.write_delay=false";
    Properties user = new Properties();
    user.setProperty("user", "sa");
    user.setProperty("password", "");
    // By name: what DriverManager knows is the driver of the server's own class loader.
    return JDBCDriver.getConnection(url, user);
  }

  /** The names that are there; which one is active nobody said. */
  static String name(int i) {
    return "name-" + i;
  }

  EmbeddedOpenfire openfire() {
    return openfire;
  }

  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    openfire.close();
    delete(data);
  }
}
