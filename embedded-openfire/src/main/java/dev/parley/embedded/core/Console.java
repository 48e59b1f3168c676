package dev.parley.embedded.core;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Openfire prints to standard output and error. What it prints goes to the log instead, because the
 * program around it may have something of its own to say there; at debug level, because Openfire
 * logs the same at the level it deserves.
 */
final class Console {
  private static final Logger log = LoggerFactory.getLogger("org.jivesoftware.openfire.console");

  private static final StackWalker STACK = StackWalker.getInstance();
  private static final Pattern JDK_OR_THIS =
      Pattern.compile("java\\.|jdk\\.|sun\\.|" + Pattern.quote(Console.class.getName()));

  private final ServerThreads threads;
  private @Nullable PrintStream out;
  private @Nullable PrintStream err;
  private @Nullable PrintStream divertedOut;
  private @Nullable PrintStream divertedErr;

  Console(ServerThreads threads) {
    this.threads = threads;
  }

  void divert() {
    out = System.out;
    err = System.err;
    divertedOut = new PrintStream(new Divider(out, log::debug), true, Charset.defaultCharset());
    divertedErr = new PrintStream(new Divider(err, log::debug), true, Charset.defaultCharset());
    System.setOut(divertedOut);
    System.setErr(divertedErr);
  }

  /** Leaves a stream alone that somebody else has set in the meantime. */
  void restore() {
    if (System.out == divertedOut) {
      System.setOut(out);
    }
    if (System.err == divertedErr) {
      System.setErr(err);
    }
  }

  /** A logger that writes to these streams, called by Openfire, must pass: it would come back. */
  private static boolean isOpenfirePrinting() {
    return STACK.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getClassName)
                .filter(name -> !JDK_OR_THIS.matcher(name).lookingAt())
                .findFirst()
                .filter(name -> name.startsWith("org.jivesoftware."))
                .isPresent());
  }

  private final class Divider extends FilterOutputStream {
    private final Consumer<String> log;
    private final StringBuilder line = new StringBuilder();

    Divider(OutputStream original, Consumer<String> log) {
      super(original);
      this.log = log;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!threads.isCurrent() || !isOpenfirePrinting()) {
        out.write(bytes, offset, length);
        return;
      }
      synchronized (line) {
        line.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
          log.accept(line.substring(0, end).stripTrailing());
          line.delete(0, end + 1);
        }
      }
    }
  }
}
