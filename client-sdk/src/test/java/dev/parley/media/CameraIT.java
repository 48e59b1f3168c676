package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The native library captures from a camera of the kernel's interface, Video4Linux, that a
 * preloaded library plays: {@code src/test/c/camera.c}.
 */
@Timeout(150)
@EnabledOnOs(OS.LINUX)
class CameraIT {
  private static final long LIMIT_SECONDS = 100;

  @TempDir private Path directory;

  @Test
  void aCameraIsCapturedAndSeenByTheOtherSide() throws Exception {
    Path library = compiled();
    Path file = directory.resolve("video4linux/video0/name");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "camera");
    Path output = directory.resolve("output.txt");
    int status =
        run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CameraSharing.class.getName(),
                directory.resolve("video4linux").toString()),
            Map.of("LD_PRELOAD", library.toString(), "PARLEY_CAMERA_FILE", file.toString()),
            output);
    assertThat(status).as(Files.readString(output)).isZero();
    System.out.print(Files.readString(output));
  }

  private Path compiled() throws IOException, InterruptedException {
    Path library = directory.resolve("camera.so");
    Path output = directory.resolve("cc.txt");
    int status;
    try {
      status =
          run(
              List.of(
                  "cc",
                  "-O2",
                  "-shared",
                  "-fPIC",
                  "-o",
                  library.toString(),
                  "src/test/c/camera.c",
                  "-ldl"),
              Map.of(),
              output);
    } catch (IOException e) {
      assumeTrue(false, "There is no C compiler: apt-get install gcc libc6-dev");
      throw e;
    }
    assertThat(status).as(Files.readString(output)).isZero();
    return library;
  }

  private static int run(List<String> command, Map<String, String> environment, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
          .as(() -> "ended in time: " + output)
          .isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
