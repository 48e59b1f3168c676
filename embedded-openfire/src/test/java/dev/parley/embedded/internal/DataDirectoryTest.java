package dev.parley.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.EmbeddedOpenfireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path parent;

  @Test
  void isLockedUntilClosed() {
    Path data = parent.resolve("data");
    DataDirectory first = DataDirectory.open(data);
    assertThatThrownBy(() -> DataDirectory.open(data))
        .isInstanceOf(EmbeddedOpenfireException.class)
        .hasMessageContaining("Another server uses the data directory");
    first.close();
    DataDirectory.open(data).close();
    assertThat(data).exists();
  }

  @Test
  void aTemporaryOneIsDeletedOnClose() throws Exception {
    DataDirectory directory = DataDirectory.open(null);
    Files.createDirectories(directory.path().resolve("a/b"));
    directory.close();
    assertThat(directory.path()).doesNotExist();
  }

  @Test
  void oldOnesThatNobodyHoldsAreSweptAndNoOthers() throws Exception {
    Path dead = create("x-dead");
    Path alive = parent.resolve("x-alive");
    Path noServers = Files.createDirectories(parent.resolve("x-something-else/data"));
    Path differentName = create("y-dead");
    try (DataDirectory held = DataDirectory.open(alive)) {
      AbandonedDirectories.sweep(parent, "x-", Instant.now());
      assertThat(dead).as("just made").exists();

      AbandonedDirectories.sweep(parent, "x-", Instant.now().plus(Duration.ofMinutes(2)));
      assertThat(dead).doesNotExist();
      assertThat(held.path()).exists();
      assertThat(noServers).exists();
      assertThat(differentName).exists();
    }
  }

  private Path create(String name) throws IOException {
    Path directory = Files.createDirectories(parent.resolve(name));
    Files.createFile(directory.resolve(DataDirectory.LOCK));
    return directory;
  }
}
