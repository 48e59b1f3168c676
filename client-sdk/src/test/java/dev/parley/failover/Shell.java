package dev.parley.failover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the machine's own commands. */
public final class Shell {

  private static final long SECONDS = 20;

  private Shell() {}

  /**
   * Runs one to its end.
   *
   * @throws IOException if it cannot be started, fails, or takes too long; says what it printed
   */
  public static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(List.of(command) + " did not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(List.of(command) + " failed: " + said);
    }
  }
}
