package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.demo.io.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void holdsTwiceInOneDataFolder(@TempDir Path data) throws Exception {
    check(run(data, "registered"));
    check(run(data, "started"));
  }

  private static JsonNode run(Path data, String answer) throws Exception {
    try (ParleyProcess demo =
        ParleyProcess.start("demo", "--json", "--slack", "10", "--data", data.toString())) {
      assertThat(demo.awaitExit(PATIENCE)).as("%s", demo.err()).isZero();
      assertThat(demo.err()).anyMatch(line -> line.contains("alice: " + answer));
      assertThat(demo.out()).hasSize(1);
      return Json.readObject(demo.out().get(0)).orElseThrow();
    }
  }

  private static void check(JsonNode result) {
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactly("ok", "steps", "signalling", "connect", "file", "media");
    assertThat(result.path("ok").asBoolean()).isTrue();
    assertThat(result.path("steps")).hasSize(6).allMatch(step -> step.path("ok").asBoolean());
    assertThat(result.path("signalling").path("iqs").asInt()).isBetween(4, 8);
    assertThat(result.path("connect").path("runs").asInt()).isEqualTo(20);
    assertThat(result.path("file").path("bytes").asLong()).isEqualTo(64L << 20);
    assertThat(result.path("file").path("sha256").asBoolean()).isTrue();
    assertThat(result.path("media").path("toneHz").asDouble()).isBetween(435.0, 445.0);
    assertThat(result.path("media").path("framesInOrder").asBoolean()).isTrue();
  }
}
