package dev.parley.embedded.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The tables that Openfire expects, and its property table. */
final class Schema {
  private Schema() {}

  /** Creates the tables if they are not there yet, in one transaction where the database can. */
  static void install(Connection connection) throws SQLException {
    if (isInstalled(connection)) {
      return;
    }
    String product = connection.getMetaData().getDatabaseProductName();
    String text = product.toLowerCase(Locale.ROOT).contains("hsql") ? "longvarchar" : "text";
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements(script().replace("{text}", text))) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static boolean isInstalled(Connection connection) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    String table =
        meta.storesUpperCaseIdentifiers() ? "OFVERSION" : "ofVersion".toLowerCase(Locale.ROOT);
    try (ResultSet found =
        meta.getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
      return found.next();
    }
  }

  /** Sets properties for the next start of Openfire, and leaves all others. */
  static void writeProperties(Connection connection, Map<String, String> properties)
      throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("delete from ofProperty where name = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into ofProperty (name, propValue, encrypted) values (?, ?, 0)")) {
      for (Map.Entry<String, String> property : properties.entrySet()) {
        delete.setString(1, property.getKey());
        delete.addBatch();
        insert.setString(1, property.getKey());
        insert.setString(2, property.getValue());
        insert.addBatch();
      }
      delete.executeBatch();
      insert.executeBatch();
    }
  }

  static List<String> statements(String script) {
    String withoutComments =
        script
            .lines()
            .filter(line -> !line.startsWith("--"))
            .collect(Collectors.joining("\n", "", "\n"));
    return Arrays.stream(withoutComments.split(";\\s*\n"))
        .map(String::strip)
        .filter(sql -> !sql.isEmpty())
        .toList();
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(Schema.class.getResourceAsStream("schema.sql"), "schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("schema.sql cannot be read", e);
    }
  }
}
