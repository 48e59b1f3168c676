package dev.parley.openfire.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;

/** On a real HSQLDB, in memory. */
class JdbcNameStoreTest extends NameStoreContract {
  private final String url = "jdbc:hsqldb:mem:store" + System.nanoTime();
  private Connection keeper;

  @Override
  ConnectionSource connections() {
    return () -> DriverManager.getConnection(url, "sa", "");
  }

  @Override
  void make() throws Exception {
    keeper = DriverManager.getConnection(url, "sa", "");
    runScript(keeper, "hsqldb");
  }

  @AfterEach
  void drop() throws Exception {
    try (Statement statement = keeper.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }
}
