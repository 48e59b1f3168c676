package dev.parley.openfire.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.openfire.registry.Access;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

  /** Hidden or not there, with a list or without: the work for a look-up is the same. */
  @Test
  void aLookUpIsTheSameStatementsWhateverIsFound() {
    List<String> statements = new ArrayList<>();
    JdbcNameStore observed =
        new JdbcNameStore(() -> observed(connections().open(), statements::add));
    store.insert(record("private", Access.PRIVATE, false, Set.of()));
    store.insert(record("allow", Access.ALLOW, false, Set.of("bob@d", "carol@d")));

    assertThat(observed.find("unknown")).isEmpty();
    List<String> forUnknown = List.copyOf(statements);
    for (String name : List.of("private", "allow")) {
      statements.clear();
      assertThat(observed.find(name)).isPresent();
      assertThat(statements).as(name).isEqualTo(forUnknown).isNotEmpty();
    }
  }

  private static Connection observed(Connection connection, Consumer<String> statements) {
    return (Connection)
        Proxy.newProxyInstance(
            JdbcNameStoreTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.accept((String) arguments[0]);
              }
              return method.invoke(connection, arguments);
            });
  }

  @AfterEach
  void drop() throws Exception {
    try (Statement statement = keeper.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }
}
