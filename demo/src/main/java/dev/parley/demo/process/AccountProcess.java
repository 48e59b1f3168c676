package dev.parley.demo.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.Main;
import dev.parley.demo.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A JVM of its own that does what it is told: requests go to its standard input, one JSON object
 * per line, with an id; answers come from its standard output with the same id, events without one.
 * When the process ends, however it ends, every open request fails at once.
 */
public final class AccountProcess implements AutoCloseable {
  private static final Duration GOODBYE = Duration.ofSeconds(8);

  private final String who;
  private final Process process;
  private final Writer requests;
  private final Map<Long, CompletableFuture<ObjectNode>> open = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private volatile Consumer<String> stanzas = xml -> {};
  private volatile LongConsumer progress = bytes -> {};

  private AccountProcess(String who, Process process) {
    this.who = who;
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts a JVM with this one's class path that runs the hidden command {@code role}; what it
   * writes to standard error comes out on this process's.
   */
  public static AccountProcess start(String who, boolean verbose) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.log.dev.parley=" + (verbose ? "debug" : "warn"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "role")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    AccountProcess started = new AccountProcess(who, builder.start());
    Thread reader = new Thread(started::readAnswers, "parley-demo-" + who);
    reader.setDaemon(true);
    reader.start();
    return started;
  }

  public String who() {
    return who;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Sets what takes the Jingle stanzas that the process tells of; called on a thread of this. */
  public void onStanza(Consumer<String> listener) {
    stanzas = listener;
  }

  /** Sets what takes how many bytes of a file have arrived; called on a thread of this. */
  public void onProgress(LongConsumer listener) {
    progress = listener;
  }

  /**
   * Asks for something and waits for the answer.
   *
   * @throws ProcessFailure if it did not work, took longer, or the process ended
   */
  public ObjectNode call(String operation, ObjectNode arguments, Duration timeout) {
    CompletableFuture<ObjectNode> answer = ask(operation, arguments);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProcessFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new ProcessFailure(
          ProcessFailure.TIMEOUT,
          who + " did not answer \"" + operation + "\" within " + timeout.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessFailure(ProcessFailure.TIMEOUT, "stopped while waiting for " + who);
    }
  }

  /** Asks for something; the future fails with {@link ProcessFailure}. */
  public CompletableFuture<ObjectNode> ask(String operation, ObjectNode arguments) {
    long id = ids.incrementAndGet();
    CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    ObjectNode request = Json.object().put("id", id).put("op", operation);
    request.set("args", arguments);
    try {
      synchronized (requests) {
        requests.write(Json.write(request) + "\n");
        requests.flush();
      }
    } catch (IOException e) {
      fail(answer);
    }
    if (!process.isAlive()) {
      fail(answer);
    }
    return answer;
  }

  private void fail(CompletableFuture<ObjectNode> answer) {
    answer.completeExceptionally(gone());
  }

  private ProcessFailure gone() {
    return new ProcessFailure(ProcessFailure.GONE, fate());
  }

  /** What became of the process, for people. */
  public String fate() {
    String how = process.isAlive() ? "closed its output" : "ended, exit status " + exitStatus();
    return who + "'s process (" + process.pid() + ") " + how;
  }

  private String exitStatus() {
    int status = process.exitValue();
    return status > 128 ? status + " (signal " + (status - 128) + ")" : Integer.toString(status);
  }

  private void readAnswers() {
    try (BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        // A JVM prints its own warnings to standard output too: no object, not for us.
        Json.readObject(line).ifPresentOrElse(this::take, passOn(line));
      }
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (IOException e) {
      // The stream of a killed process: what follows tells whoever waits.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.values().forEach(this::fail);
  }

  private Runnable passOn(String line) {
    return () -> System.err.println(who + ": " + line);
  }

  private void take(ObjectNode answer) {
    if (answer.has("stanza")) {
      stanzas.accept(answer.get("stanza").asText());
      return;
    }
    if (answer.has("progress")) {
      progress.accept(answer.get("progress").asLong());
      return;
    }
    CompletableFuture<ObjectNode> waiting = open.remove(answer.path("id").asLong());
    if (waiting == null) {
      return;
    }
    if (answer.path("ok").asBoolean()) {
      waiting.complete(answer);
    } else {
      waiting.completeExceptionally(
          new ProcessFailure(answer.path("code").asText(), answer.path("message").asText()));
    }
  }

  /** SIGKILL: the process gets no chance to say goodbye to anybody. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends the process in order: its input ends, it signs out; killed if it takes too long. */
  @Override
  public void close() {
    try {
      synchronized (requests) {
        requests.close();
      }
    } catch (IOException e) {
      // It ended before: nothing to say goodbye to.
      process.destroy();
    }
    if (!awaitEnd()) {
      kill();
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }
}
