package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a command end in order when the process gets SIGTERM or SIGINT, or nobody reads its output:
 * it is asked to stop, and then ends as if it had wanted to. A second signal ends the process at
 * once.
 */
final class Stopping {
  private static final int SIGNAL_STATUS = 128;
  private static final int SIGPIPE = 13;

  private final CompletableFuture<Void> requested = new CompletableFuture<>();
  private final AtomicInteger signal = new AtomicInteger();

  private Stopping() {}

  /** From now on, for the one command that this process runs. */
  static Stopping onSignals(Output output) {
    Stopping stopping = new Stopping();
    Signals.handle(stopping::caught);
    // A JVM hears of no SIGPIPE, which would end other programs.
    var unused = output.cutOff().thenRun(() -> stopping.first(SIGPIPE));
    return stopping;
  }

  private boolean first(int number) {
    return signal.compareAndSet(0, number) && requested.complete(null);
  }

  private void caught(int number) {
    if (!first(number)) {
      Runtime.getRuntime().halt(SIGNAL_STATUS + number);
    }
  }

  /** Completes on a signal. */
  CompletableFuture<Void> requested() {
    return requested;
  }

  /** The exit status of a command that a signal cut short; 0 if none did. */
  int status() {
    int number = signal.get();
    return number == 0 ? ExitStatus.OK : SIGNAL_STATUS + number;
  }

  /** The same for a command that runs until it gets a signal, and so has done what was asked. */
  int statusOfEndless() {
    return signal.get() == SIGPIPE ? status() : ExitStatus.OK;
  }

  /**
   * Waits for something, but not beyond a signal.
   *
   * @throws CommandFailure on a signal
   * @throws java.util.concurrent.CompletionException with what the future failed with
   */
  <T> T await(CompletableFuture<T> future) {
    CompletableFuture.anyOf(future, requested).join();
    if (!future.isDone()) {
      future.cancel(true);
      throw new CommandFailure(status(), "interrupted", "stopped by a signal");
    }
    return future.join();
  }
}
