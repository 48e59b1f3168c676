package dev.parley.openfire.it;

import org.junit.jupiter.api.Test;

/**
 * A whole Openfire on PostgreSQL: its plugin manager runs the script, its pool serves the store.
 */
class PostgresServerIT {

  @Test
  void aRestartKeepsNamesKeysEpochsAndSubscriptions() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      RestartIT.keeps(
          Server.builder()
              .database(
                  postgres.url(postgres.createDatabase()), postgres.user(), postgres.password()));
    }
  }
}
