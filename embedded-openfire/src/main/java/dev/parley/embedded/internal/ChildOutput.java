package dev.parley.embedded.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads what a child prints, so that it never blocks: replies to one side, the rest is kept. */
final class ChildOutput {
  private static final int KEPT_LINES = 2_000;
  private static final List<String> END = List.of();

  private final BlockingQueue<List<String>> replies = new LinkedBlockingQueue<>();
  private final Deque<String> lines = new ArrayDeque<>();

  ChildOutput(InputStream in, long pid) {
    Thread reader = new Thread(() -> read(in), "openfire-process-" + pid);
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream in) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String printed = line;
        ChildProtocol.parseReply(printed).ifPresentOrElse(replies::add, () -> keep(printed));
      }
    } catch (IOException e) {
      keep("(its output could not be read: " + e.getMessage() + ")");
    } finally {
      replies.add(END);
    }
  }

  private void keep(String line) {
    synchronized (lines) {
      if (lines.size() == KEPT_LINES) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** The next reply; empty list: the child has ended; null: nothing came in time. */
  @Nullable List<String> awaitReply(int seconds) throws InterruptedException {
    List<String> reply = replies.poll(seconds, TimeUnit.SECONDS);
    if (reply == END) {
      replies.add(END);
    }
    return reply;
  }
}
