package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** With a PostgreSQL of the tester's: an empty database, its user, the user's password. */
class PostgresIT {
  @Test
  @EnabledIfEnvironmentVariable(named = "PARLEY_TEST_POSTGRES_URL", matches = "jdbc:postgresql:.*")
  void keepsAccountsInPostgres() throws Exception {
    EmbeddedOpenfireBuilder builder =
        EmbeddedOpenfire.builder()
            .database(
                System.getenv("PARLEY_TEST_POSTGRES_URL"),
                System.getenv("PARLEY_TEST_POSTGRES_USER"),
                System.getenv("PARLEY_TEST_POSTGRES_PASSWORD"));
    try (EmbeddedOpenfire first = builder.start()) {
      first.addUser("alice", "secret");
    }
    try (EmbeddedOpenfire second = builder.start()) {
      Client.close(Client.signIn(second, "alice", "secret"));
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () ->
                EmbeddedOpenfire.builder()
                    .database("jdbc:postgresql://127.0.0.1:1/none", "nobody", "hidden-password")
                    .start())
        .isInstanceOf(EmbeddedOpenfireException.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none")
        .hasMessageNotContaining("hidden-password");
  }
}
