package dev.parley.demo.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What a command says. For people: results on standard output, everything else on standard error.
 * For programs ({@code --json}): one JSON object per line on standard output, and the errors on
 * standard error as well. May be used from any thread.
 */
public final class Output {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;
  private final CompletableFuture<Void> cutOff = new CompletableFuture<>();

  Output(PrintStream out, PrintStream err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** On this process's standard output and error, as UTF-8 whatever the locale. */
  public static Output standard(boolean json) {
    return new Output(utf8(FileDescriptor.out), utf8(FileDescriptor.err), json);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  public boolean json() {
    return json;
  }

  /** Something happened. */
  public void event(String event, String forPeople) {
    event(event, forPeople, fields -> {});
  }

  /** Something happened, with what programs want to know about it. */
  public void event(String event, String forPeople, Consumer<ObjectNode> fields) {
    if (json) {
      object(event, fields);
    } else {
      note(forPeople);
    }
  }

  /** What was asked for: a result for people too. */
  public void answer(String event, String forPeople, Consumer<ObjectNode> fields) {
    if (json) {
      object(event, fields);
    } else {
      result(forPeople);
    }
  }

  /** A message of a peer: a result for people too. */
  public void message(String text, Consumer<ObjectNode> fields) {
    if (json) {
      object("message", fields.andThen(node -> node.put("text", text)));
    } else {
      result(text);
    }
  }

  /** The one line that says what went wrong and what to do. */
  public void error(String code, String message) {
    if (json) {
      object("error", fields -> fields.put("code", code).put("message", message));
    }
    note("parley: " + message);
  }

  /** A line on standard error. */
  public synchronized void note(String line) {
    err.println(line);
  }

  /** A line on standard output. */
  public void result(String line) {
    if (!print(line) && cutOff.complete(null)) {
      note("parley: standard output takes no more: it was closed, or its disk is full");
    }
  }

  private synchronized boolean print(String line) {
    out.println(line);
    return !out.checkError();
  }

  /** Completes when standard output takes no more. */
  public CompletableFuture<Void> cutOff() {
    return cutOff;
  }

  private void object(String event, Consumer<ObjectNode> fields) {
    ObjectNode node = Json.object().put("event", event);
    fields.accept(node);
    result(Json.write(node));
  }
}
