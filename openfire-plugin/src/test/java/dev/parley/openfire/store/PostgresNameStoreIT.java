package dev.parley.openfire.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.openfire.it.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL. Each store has a pool of connections of its own, as each server has. */
class PostgresNameStoreIT extends NameStoreContract {
  private static Postgres postgres;

  private final List<HikariDataSource> pools = new ArrayList<>();
  private String database;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Override
  void make() throws Exception {
    database = postgres.createDatabase();
    try (Connection connection = postgres.connect(database)) {
      runScript(connection, "postgresql");
    }
  }

  @AfterEach
  void closePools() {
    pools.forEach(HikariDataSource::close);
  }

  @Override
  ConnectionSource connections() {
    HikariDataSource pool = pool();
    return pool::getConnection;
  }

  private HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(postgres.url(database));
    pool.setUsername(postgres.user());
    pool.setPassword(postgres.password());
    pool.setMaximumPoolSize(2);
    pools.add(pool);
    return pool;
  }

  @Test
  void theScriptSaysWhatItMade() throws SQLException {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery("SELECT version FROM ofVersion WHERE name='parley'")) {
      assertThat(version.next()).isTrue();
      assertThat(version.getInt(1)).isEqualTo(1);
    }
  }

  /** Most servers sort by a language's rules, which do not look at hyphens first. */
  @Test
  void pagesShowEveryNameOnceInTheOrderOfALanguage() throws SQLException {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE parleyName ALTER COLUMN name TYPE VARCHAR(128) COLLATE \"en-x-icu\"");
    }
    pagesShowEveryNameOnce();
  }

  /** As an administrator may have chosen: who loses a race then gets an error, not a count of 0. */
  @Test
  void oneOfTwoWinsEachTimeWhereTransactionsAreSerializable() throws Exception {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE " + database + " SET default_transaction_isolation = 'serializable'");
    }
    oneOfTwoRegistriesWinsEachTime();
    oneOfTwoRegistriesRegistersAName();
  }
}
