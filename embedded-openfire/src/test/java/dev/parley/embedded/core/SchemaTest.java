package dev.parley.embedded.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jivesoftware.openfire.XMPPServer;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Pattern WHOLE_STATEMENT =
      Pattern.compile(
          "(SELECT .* FROM|INSERT INTO|UPDATE|DELETE FROM) of[A-Z].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** HSQLDB: table or column not found. */
  private static final String NOT_FOUND = "42501";

  @Test
  void hasEveryTableAndColumnThatOpenfiresStatementsName() throws Exception {
    try (Connection connection = fresh("names")) {
      Schema.install(connection);
      Map<String, String> missing = new TreeMap<>();
      int understood = 0;
      for (String sql : statementsOfOpenfire()) {
        try {
          connection.prepareStatement(sql).close();
          understood++;
        } catch (SQLException e) {
          // The rest are halves that Openfire completes at run time.
          if (NOT_FOUND.equals(e.getSQLState())) {
            missing.put(sql, e.getMessage());
          }
        }
      }
      assertThat(understood).isGreaterThan(150);
      assertThat(missing).isEmpty();
    }
  }

  @Test
  void isInstalledOnce() throws Exception {
    try (Connection connection = fresh("once")) {
      Schema.install(connection);
      Schema.install(connection);
      assertThat(count(connection, "ofVersion")).isEqualTo(1);
    }
  }

  @Test
  void writesPropertiesOverOldOnesAndLeavesOthers() throws Exception {
    try (Connection connection = fresh("properties")) {
      Schema.install(connection);
      Schema.writeProperties(connection, Map.of("a", "1", "b", "1"));
      Schema.writeProperties(connection, Map.of("b", "2"));
      assertThat(count(connection, "ofProperty where propValue = '1' and name = 'a'")).isOne();
      assertThat(count(connection, "ofProperty where propValue = '2' and name = 'b'")).isOne();
      assertThat(count(connection, "ofProperty")).isEqualTo(2);
    }
  }

  @Test
  void splitsAScriptAtSemicolonsThatEndALine() {
    assertThat(Schema.statements("-- a; b\ncreate x;\n\ninsert ';' into y;\n"))
        .containsExactly("create x", "insert ';' into y");
  }

  private static Connection fresh(String name) throws SQLException {
    return DriverManager.getConnection("jdbc:hsqldb:mem:schema-test-" + name, "sa", "");
  }

  private static int count(Connection connection, String what) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + what)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Set<String> statementsOfOpenfire() throws Exception {
    URI jar = XMPPServer.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Set<String> statements = new TreeSet<>();
    try (ZipFile zip = new ZipFile(Path.of(jar).toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          collect(new DataInputStream(in), statements);
        }
      }
    }
    return statements;
  }

  /** JVMS 4.4: the strings of a class file's constant pool. */
  private static void collect(DataInputStream in, Set<String> statements) throws IOException {
    in.skipNBytes(8);
    int size = in.readUnsignedShort();
    for (int i = 1; i < size; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> {
          String text = in.readUTF();
          if (WHOLE_STATEMENT.matcher(text).matches()) {
            statements.add(text);
          }
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> throw new IOException("Constant of kind " + tag);
      }
    }
  }
}
