package dev.parley.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A screen is captured and sent, and the other side recognises what is on it: under Xvfb. */
@Timeout(120)
class ScreenIT {
  private static final long LIMIT_SECONDS = 90;

  @TempDir private Path directory;

  @Test
  void theOtherSideSeesWhatIsOnTheScreen() throws Exception {
    assumeTrue(isInstalled("Xvfb"), "Xvfb is not installed: apt-get install xvfb");
    Process xvfb =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp")
            .redirectError(directory.resolve("xvfb.txt").toFile())
            .start();
    try {
      String display = ":" + firstLine(xvfb);
      Path output = directory.resolve("output.txt");
      int status = run(display, output);
      assumeTrue(
          status != ScreenSharing.NO_AWT, "This JDK has no AWT for displays: install its full JRE");
      assertThat(status).as(Files.readString(output)).isZero();
    } finally {
      xvfb.destroy();
      assertThat(xvfb.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Another process, because a JVM has one display, or none, from its start to its end. */
  private static int run(String display, Path output) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=false",
                "-cp",
                System.getProperty("java.class.path"),
                ScreenSharing.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("DISPLAY", display);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
          .as(() -> "ended in time")
          .isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    return reader.readLine();
  }

  private static boolean isInstalled(String command) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
  }
}
