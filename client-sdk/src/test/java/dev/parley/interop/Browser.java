package dev.parley.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Headless Chromium with a profile of its own, showing one page until it is closed. It is kept from
 * talking to anybody but the test: no background networking, no updates, no sync.
 */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser");

  private final Process process;
  private final Thread atExit;
  private final Path profile;

  private Browser(Process process, Path profile) {
    this.process = process;
    this.atExit = new Thread(process::destroy, "browser-at-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
    this.profile = profile;
  }

  /** The Chromium of this machine, if it is installed. */
  static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page; what Chromium prints goes to {@code log}. */
  static Browser open(URI page, Path log) throws IOException {
    Path profile = Files.createTempDirectory("parley-chromium");
    Path chromium =
        executable()
            .orElseThrow(() -> new IOException("no Chromium found: apt-get install chromium"));
    Process process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--enable-logging=stderr",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + profile,
                // A page opened with a debugging port stays open; without one, Chromium prints
                // and leaves.
                "--remote-debugging-port=0",
                page.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Browser(process, profile);
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle child : children) {
      child.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> child).join();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(Browser::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
