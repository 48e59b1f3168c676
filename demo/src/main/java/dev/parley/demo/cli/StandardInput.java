package dev.parley.demo.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Reads this process's standard input, line by line as UTF-8, on a thread of its own. */
final class StandardInput {
  private StandardInput() {}

  /**
   * Starts to read.
   *
   * @param onLine takes each line, on the reading thread; may block
   * @return completes at the end of the input, or fails with what {@code onLine} or the reading
   *     failed with
   */
  static CompletableFuture<Void> forEachLine(Consumer<String> onLine) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(onLine, end), "parley-stdin");
    // A read from a terminal cannot be interrupted: it must not keep the process alive.
    reader.setDaemon(true);
    reader.start();
    return end;
  }

  private static void read(Consumer<String> onLine, CompletableFuture<Void> end) {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        onLine.accept(line);
      }
      end.complete(null);
    } catch (IOException | RuntimeException e) {
      end.completeExceptionally(e);
    }
  }
}
