package dev.parley.embedded.core;

import java.sql.Connection;
import java.sql.SQLException;
import org.jivesoftware.database.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Hands Openfire connections of our pool. Its own pool, proxool, generates classes by reflection
 * into {@code java.lang} and would need the flag {@code --add-opens}.
 *
 * <p>Openfire makes the instance from the class name, so the pool is handed over by a static field.
 */
public final class PooledConnectionProvider implements ConnectionProvider {
  private static volatile @Nullable Database database;

  /** For Openfire. */
  public PooledConnectionProvider() {}

  static void use(Database opened) {
    database = opened;
  }

  @Override
  public boolean isPooled() {
    return true;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Database opened = database;
    if (opened == null) {
      throw new SQLException("The database is closed");
    }
    return opened.connection();
  }

  @Override
  public void start() {}

  @Override
  public void restart() {}

  /** The database is closed by who opened it, after Openfire has stopped. */
  @Override
  public void destroy() {}
}
