package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The packaged {@code parley} in a process of its own, as a user starts it. */
final class ParleyProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private final Process process;
  private final Writer input;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> listener = line -> {};
  private final List<Thread> readers = new ArrayList<>();

  private ParleyProcess(Process process) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    read("out", process.getInputStream(), out);
    read("err", process.getErrorStream(), err);
  }

  static ParleyProcess start(String... arguments) {
    return start(List.of(), Path.of("."), arguments);
  }

  /** With that working directory, where a JVM that crashes leaves its log. */
  static ParleyProcess startIn(Path directory, String... arguments) {
    return start(List.of(), directory, arguments);
  }

  /** By a command that runs the rest in another surrounding. */
  static ParleyProcess startBy(List<String> prefix, String... arguments) {
    return start(prefix, Path.of("."), arguments);
  }

  private static ParleyProcess start(List<String> prefix, Path directory, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(TARGET.resolve("parley-demo.jar") + ":" + TARGET.resolve("lib") + "/*");
    command.add("dev.parley.demo.Main");
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().put("PARLEY_PASSWORD", "secret");
      return new ParleyProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String which, InputStream stream, List<String> lines) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader text =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                text.lines()
                    .forEach(
                        line -> {
                          lines.add(line);
                          listener.accept(line);
                        });
              } catch (IOException | UncheckedIOException e) {
                lines.add("(" + e + ")");
              }
            },
            "parley-" + which + "-" + process.pid());
    reader.setDaemon(true);
    reader.start();
    readers.add(reader);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  void say(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
  }

  void endInput() throws IOException {
    input.close();
  }

  List<String> out() {
    return List.copyOf(out);
  }

  List<String> err() {
    return List.copyOf(err);
  }

  /** The first event of that name, when it has been printed. */
  ObjectNode awaitEvent(String event) {
    return awaitEvent(node -> node.path("event").asText().equals(event), event);
  }

  ObjectNode awaitEvent(Predicate<ObjectNode> wanted, String description) {
    await(description + " of " + process.pid())
        .atMost(PATIENCE)
        .failFast(
            () -> {
              if (!process.isAlive() && readersDone() && find(wanted).isEmpty()) {
                throw new AssertionError("it ended before that: " + out + err);
              }
            })
        .until(() -> find(wanted).isPresent());
    return find(wanted).orElseThrow();
  }

  private boolean readersDone() {
    return readers.stream().noneMatch(Thread::isAlive);
  }

  private Optional<ObjectNode> find(Predicate<ObjectNode> wanted) {
    return out.stream().flatMap(line -> Json.readObject(line).stream()).filter(wanted).findFirst();
  }

  /** Hears each line as soon as it is read, on the reading thread. */
  void onLine(Consumer<String> hears) {
    listener = hears;
  }

  /** Waits for a line on standard error that contains the text, and returns it. */
  String awaitNote(String text) {
    await(text + " of " + process.pid())
        .atMost(PATIENCE)
        .failFast(
            () -> {
              if (!process.isAlive() && readersDone() && note(text).isEmpty()) {
                throw new AssertionError("it ended before that: " + out + err);
              }
            })
        .until(() -> note(text).isPresent());
    return note(text).orElseThrow();
  }

  private Optional<String> note(String text) {
    return err.stream().filter(line -> line.contains(text)).findFirst();
  }

  int awaitExit() throws InterruptedException {
    return awaitExit(PATIENCE);
  }

  int awaitExit(Duration patience) throws InterruptedException {
    assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
        .as("the process ends within %s; it said %s and %s", patience, out, err)
        .isTrue();
    for (Thread reader : readers) {
      reader.join(5000);
    }
    return process.exitValue();
  }

  /** SIGTERM; unlike {@link Process#destroy} this leaves the streams open. */
  void terminate() {
    process.toHandle().destroy();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
