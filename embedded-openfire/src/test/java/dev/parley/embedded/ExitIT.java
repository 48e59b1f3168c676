package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a server whose program ends without closing it. */
class ExitIT {
  @TempDir Path temporary;

  /** The program of the JVM that this test starts. */
  static final class Careless {
    private Careless() {}

    public static void main(String[] arguments) {
      if (arguments[0].equals("child")) {
        System.out.println(EmbeddedOpenfire.builder().startProcess().pid());
        return;
      }
      EmbeddedOpenfire server = EmbeddedOpenfire.builder().webSocketPort(0).start();
      System.out.println("port " + server.port());
      if (arguments[0].equals("exit")) {
        System.exit(7);
      }
    }
  }

  @Test
  void anExitClosesItAndKeepsItsStatus() throws Exception {
    Process process = start("exit");
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).matches("port [0-9]+\\R");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(7);
    assertThat(servers()).isEmpty();
  }

  @Test
  void aTermSignalClosesIt() throws Exception {
    Process process = start("stay");
    assertThat(process.inputReader().readLine()).startsWith("port ");
    assertThat(servers()).hasSize(1);
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(servers()).isEmpty();
  }

  @Test
  void aChildDoesNotOutliveItsKilledParent() throws Exception {
    Process parent = start("child");
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();
    parent.destroyForcibly();
    assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  /** Standard output alone: not one line of Openfire's is to be on it. */
  private Process start(String argument) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            Careless.class.getName(),
            argument)
        .redirectError(new File(temporary.toFile(), "errors.txt"))
        .start();
  }

  private List<Path> servers() throws Exception {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("parley-openfire-"))
          .toList();
    }
  }
}
