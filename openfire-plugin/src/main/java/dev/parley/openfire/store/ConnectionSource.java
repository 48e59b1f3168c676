package dev.parley.openfire.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives out database connections, which their user closes. */
@FunctionalInterface
public interface ConnectionSource {

  /** A connection in auto-commit mode. */
  Connection open() throws SQLException;
}
