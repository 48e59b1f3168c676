package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import dev.parley.demo.io.TransferProgress;
import dev.parley.demo.process.AccountProcess;
import java.time.Duration;
import java.util.Locale;

/** Step 3: text and a large binary message both ways, then a file whose SHA-256 is compared. */
final class DataStep implements Step {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration FILE_TIMEOUT = Duration.ofMinutes(2);
  private static final int MESSAGE = 200_000;
  private static final long FILE = 64L << 20;

  @Override
  public String name() {
    return "data";
  }

  @Override
  public String title() {
    return "text, 200 KB of binary and a file of 64 MiB cross the data channel";
  }

  @Override
  public void run(DemoWorld world) {
    ObjectNode echo = world.ask("bob", "echo", Json.object().put("bytes", MESSAGE), TIMEOUT);
    world.say(
        "text there and back in "
            + Clock.text(echo.path("textMs").asDouble())
            + ", "
            + MESSAGE
            + " bytes in "
            + Clock.text(echo.path("binaryMs").asDouble()));
    ObjectNode file = sendFile(world);
    double speed = file.path("mbPerSecond").asDouble();
    boolean same = file.path("sha256").asBoolean();
    world.findings().file(file.path("bytes").asLong(), speed, same);
    world.say(
        String.format(
            Locale.ROOT,
            "file: %d bytes, %.1f MB/s, SHA-256 %s",
            file.path("bytes").asLong(),
            speed,
            same ? "equal" : "DIFFERENT"));
    StepFailure.unless(same, "the file arrived with another SHA-256");
  }

  private static ObjectNode sendFile(DemoWorld world) {
    AccountProcess bob = world.accounts().of("bob");
    try (TransferProgress progress = TransferProgress.of("    file", FILE)) {
      bob.onProgress(progress::reached);
      return world.ask("bob", "file", Json.object().put("bytes", FILE), FILE_TIMEOUT);
    } finally {
      bob.onProgress(bytes -> {});
    }
  }
}
