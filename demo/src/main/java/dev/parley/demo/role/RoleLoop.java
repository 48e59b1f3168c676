package dev.parley.demo.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Reads requests until the input ends, performs each on a thread of its own, writes answers. */
final class RoleLoop {

  private final PrintStream out;
  private final Function<Throwable, AccountRole.Failure> failures;
  private final Map<String, Operation> operations;

  /**
   * @param failures what the asker is told about a failure
   */
  RoleLoop(
      PrintStream out,
      Function<Throwable, AccountRole.Failure> failures,
      Map<String, Operation> operations) {
    this.out = out;
    this.failures = failures;
    this.operations = operations;
  }

  /** Returns when the input ends: whoever asked is gone, or has had enough. */
  void run(InputStream in) throws IOException {
    ExecutorService workers = Executors.newCachedThreadPool(RoleLoop::daemon);
    try (BufferedReader requests =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        Json.readObject(line).ifPresent(request -> workers.execute(() -> perform(request)));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "parley-demo-role");
    thread.setDaemon(true);
    return thread;
  }

  private void perform(ObjectNode request) {
    ObjectNode answer = Json.object().put("id", request.path("id").asLong());
    String name = request.path("op").asText();
    try {
      Operation operation = operations.get(name);
      if (operation == null) {
        throw new IllegalArgumentException("no such operation: " + name);
      }
      operation.perform(request.path("args"), answer);
      answer.put("ok", true);
    } catch (Throwable e) {
      AccountRole.Failure failure = failures.apply(e);
      answer.put("ok", false).put("code", failure.code()).put("message", failure.message());
    }
    say(answer);
  }

  /** Writes an answer or an event. */
  void say(ObjectNode line) {
    synchronized (out) {
      out.println(Json.write(line));
    }
  }
}
