package dev.parley.embedded.core;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.internal.ExternalDatabase;
import dev.parley.embedded.internal.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pool of connections to the server's database, and the database itself if it is HSQLDB. */
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final String HSQLDB_DRIVER = "org.hsqldb.jdbc.JDBCDriver";
  private static final int MAX_CONNECTIONS = 25;
  private static final int CONNECTION_TIMEOUT_MS = 10_000;

  private final HikariDataSource pool;
  private final boolean ownsDatabase;

  private Database(HikariDataSource pool, boolean ownsDatabase) {
    this.pool = pool;
    this.ownsDatabase = ownsDatabase;
  }

  static Database open(Settings settings, Path home) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("openfire-db");
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    // Drivers are named: the JVM looks for them once only, and finds those of the first loader.
    ExternalDatabase external = settings.database();
    if (external == null) {
      // Else HSQLDB replaces the whole JVM's java.util.logging configuration.
      System.setProperty("hsqldb.reconfig_logging", "false");
      config.setDriverClassName(HSQLDB_DRIVER);
      config.setJdbcUrl(settings.dataDirectory() == null ? memory() : file(home));
      config.setUsername("sa");
      config.setPassword("");
    } else {
      if (external.jdbcUrl().startsWith("jdbc:postgresql:")) {
        config.setDriverClassName("org.postgresql.Driver");
      } else if (external.jdbcUrl().startsWith("jdbc:hsqldb:")) {
        config.setDriverClassName(HSQLDB_DRIVER);
      }
      config.setJdbcUrl(external.jdbcUrl());
      config.setUsername(external.user());
      config.setPassword(external.password());
    }
    try {
      return new Database(new HikariDataSource(config), external == null);
    } catch (RuntimeException e) {
      throw new EmbeddedOpenfireException(
          "The database "
              + config.getJdbcUrl()
              + " cannot be opened: check that it runs, and its user and password",
          e);
    }
  }

  private static String memory() {
    return "jdbc:hsqldb:mem:openfire-" + UUID.randomUUID();
  }

  /**
   * Each commit is on disk before it returns, so that a killed server loses nothing. HSQLDB's own
   * lock file would hold up a restart after a kill for ten seconds; the data directory is locked as
   * a whole instead.
   */
  private static String file(Path home) {
    return "jdbc:hsqldb:file:"
        + home.resolve("database").resolve("openfire")
        + ";hsqldb.lock_file=false;hsqldb.write_delay=false";
  }

  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void close() {
    if (ownsDatabase) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      } catch (SQLException e) {
        log.warn("The database did not shut down cleanly; it recovers at the next start", e);
      }
    }
    pool.close();
  }
}
