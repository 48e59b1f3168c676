package dev.parley.openfire.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of all databases make the same tables. */
class SchemaScriptsTest {
  private static final Path FOLDER = Path.of("src/main/openfire/database");
  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE (\\w+) \\((.*?)^\\)", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern COLUMN =
      Pattern.compile("^  (?!CONSTRAINT)(\\w+)\\s.*?(NOT NULL)?,$", Pattern.MULTILINE);

  private static Set<String> columns(String script) {
    Set<String> columns = new TreeSet<>();
    for (MatchResult table : TABLE.matcher(script).results().toList()) {
      for (MatchResult column : COLUMN.matcher(table.group(2)).results().toList()) {
        columns.add(table.group(1) + "." + column.group(1) + " " + column.group(2));
      }
    }
    return columns;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql",
        "cockroachdb",
        "mysql",
        "mariadb",
        "oracle",
        "sqlserver",
        "db2",
        "firebird",
        "sybase"
      })
  void sameColumns(String database) throws IOException {
    String reference = Files.readString(FOLDER.resolve("parley_hsqldb.sql"));
    String script = Files.readString(FOLDER.resolve("parley_" + database + ".sql"));

    assertThat(columns(script)).hasSize(19).isEqualTo(columns(reference));
    assertThat(script).contains("INSERT INTO ofVersion (name, version) VALUES ('parley', 1)");
    assertThat(script.lines().filter(line -> line.contains(";")))
        .allMatch(line -> line.endsWith(";"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"every script"})
  void noScriptIsLeftOut(String what) throws IOException {
    try (Stream<Path> scripts = Files.list(FOLDER)) {
      List<String> names =
          scripts.map(p -> p.getFileName().toString().toLowerCase(Locale.ROOT)).sorted().toList();
      assertThat(names).as(what).hasSize(10).allMatch(n -> n.matches("parley_[a-z0-9]+\\.sql"));
    }
  }
}
