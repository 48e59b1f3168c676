package dev.parley.openfire.store;

import dev.parley.openfire.registry.SubscriptionStore;
import java.sql.SQLException;
import java.util.List;

/** Subscriptions in the table {@code parleySubscriber}. */
public final class JdbcSubscriptionStore implements SubscriptionStore {
  private static final String INSERT = "INSERT INTO parleySubscriber (name, jid) VALUES (?,?)";
  private static final String DELETE = "DELETE FROM parleySubscriber WHERE name=? AND jid=?";
  private static final String CLEAR = "DELETE FROM parleySubscriber WHERE name=?";
  private static final String EXISTS = "SELECT 1 FROM parleySubscriber WHERE name=? AND jid=?";
  private static final String ALL = "SELECT jid FROM parleySubscriber WHERE name=?";
  private static final String COUNT = "SELECT COUNT(*) FROM parleySubscriber WHERE name=?";

  private final Database database;

  /** On a database that has the schema of {@code database/parley_*.sql}. */
  public JdbcSubscriptionStore(ConnectionSource source) {
    database = new Database(source);
  }

  @Override
  public void subscribe(String name, String bareJid) {
    database.run(
        connection -> {
          try {
            return Database.update(connection, INSERT, name, bareJid);
          } catch (SQLException e) {
            if (Database.isDuplicate(e)) {
              return 0;
            }
            throw e;
          }
        });
  }

  @Override
  public boolean unsubscribe(String name, String bareJid) {
    return database.run(connection -> Database.update(connection, DELETE, name, bareJid)) > 0;
  }

  @Override
  public boolean isSubscribed(String name, String bareJid) {
    return !database
        .run(connection -> Database.query(connection, 1, EXISTS, row -> 1, name, bareJid))
        .isEmpty();
  }

  @Override
  public List<String> subscribers(String name) {
    return database.run(
        connection -> Database.query(connection, 0, ALL, row -> row.getString(1), name));
  }

  @Override
  public int count(String name) {
    return database.run(
        connection -> Database.query(connection, 1, COUNT, row -> row.getInt(1), name).get(0));
  }

  @Override
  public void clear(String name) {
    database.run(connection -> Database.update(connection, CLEAR, name));
  }
}
