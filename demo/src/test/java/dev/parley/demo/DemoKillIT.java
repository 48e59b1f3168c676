package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.demo.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Killing either process at any step ends the demo with a clear error, and neither hangs. */
class DemoKillIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  /**
   * Kills one process when a line of that step has been printed.
   *
   * @param who whose process is killed
   * @param step the step that fails, counted from 1
   * @param after what the demo prints right before
   */
  @ParameterizedTest(name = "{0} at step {1}")
  @CsvSource({
    "alice, 1, alice signed in",
    "alice, 2, 2. bob resolves",
    "bob, 2, bob signed in",
    "alice, 3, text there and back",
    "bob, 3, text there and back",
    "alice, 4, 4. an audio",
    "bob, 4, 4. an audio",
    "bob, 5, 5. alice is killed",
    "alice, 5, alice: started",
    "alice, 6, 6. alice stops",
    "bob, 6, 6. alice stops"
  })
  void endsTheOthersStep(String who, int step, String after) throws Exception {
    try (ParleyProcess demo = ParleyProcess.startIn(folder, "demo", "--json", "--slack", "10")) {
      // At once, on the thread that reads the line: some steps take a few milliseconds only.
      demo.onLine(
          line -> {
            if (line.contains(after)) {
              kill(pidOf(who, demo));
            }
          });
      assertThat(demo.awaitExit(PATIENCE)).as("%s", demo.err()).isEqualTo(1);
      JsonNode result = Json.readObject(demo.out().get(0)).orElseThrow();
      assertThat(result.path("ok").asBoolean()).isFalse();
      JsonNode failed = result.path("steps").get(step - 1);
      assertThat(failed.path("ok").asBoolean()).as("%s", result).isFalse();
      assertThat(failed.path("error").asText()).contains(who + "'s process", "signal 9");
      assertThat(crashLogs()).isEmpty();
    }
  }

  private static long pidOf(String who, ParleyProcess demo) {
    return demo.err().stream()
        .filter(line -> line.contains(who + " runs in process"))
        .reduce((first, last) -> last)
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .orElseThrow();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private List<Path> crashLogs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("hs_err")).toList();
    }
  }
}
