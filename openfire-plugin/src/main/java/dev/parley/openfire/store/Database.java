package dev.parley.openfire.store;

import dev.parley.openfire.registry.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs statements and turns failures into {@link StoreException}. Any thread. */
final class Database {
  private static final int MAX_ATTEMPTS = 10;

  /** SQLSTATE: a constraint is violated. */
  private static final Pattern CONSTRAINT = Pattern.compile("23.*");

  /** SQLSTATE: not serializable, or (PostgreSQL's own) a deadlock. */
  private static final Pattern LOST = Pattern.compile("40001|40P01");

  /** Works with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Reads a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final ConnectionSource source;

  Database(ConnectionSource source) {
    this.source = source;
  }

  /** Runs work on a connection in auto-commit mode. */
  <T> T run(Work<T> work) {
    try (Connection connection = source.open()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Runs work as one transaction: all of it, or nothing. Where transactions are serializable
   * (always in CockroachDB, by choice elsewhere), or end in a deadlock, the one that loses is
   * undone as a whole: it is run again, so work must do nothing but what it does to the database.
   */
  <T> T transact(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (attempt == MAX_ATTEMPTS || !hasState(e, LOST)) {
          throw failed(e);
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = source.open()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  static <T> List<T> query(
      Connection connection, int limit, String sql, Row<T> row, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setMaxRows(limit);
      set(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    }
  }

  static int update(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object parameter = parameters[i];
      if (parameter instanceof Null none) {
        statement.setNull(i + 1, none.sqlType());
      } else {
        statement.setObject(i + 1, parameter);
      }
    }
  }

  /** SQL NULL, which some drivers accept only with its type ({@link java.sql.Types}). */
  record Null(int sqlType) {}

  /** Whether a row was there already. */
  static boolean isDuplicate(SQLException e) {
    return hasState(e, CONSTRAINT);
  }

  private static boolean hasState(SQLException e, Pattern wanted) {
    for (SQLException cause = e; cause != null; cause = cause.getNextException()) {
      String state = cause.getSQLState();
      if (state != null && wanted.matcher(state).matches()) {
        return true;
      }
    }
    return false;
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("Openfire's database refused a statement of the name service", e);
  }
}
