package dev.parley.internal;

import dev.parley.ConnectOptions;
import dev.parley.PeerConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls again, within one deadline, when the name moved while a session was coming up. From the
 * outside it is one connect.
 */
final class Redial {

  private final String called;
  private final ConnectOptions options;
  private final Function<ConnectOptions, CompletableFuture<PeerConnection>> dial;
  private final long end;
  private final CompletableFuture<PeerConnection> result = new CompletableFuture<>();

  /**
   * Makes one.
   *
   * @param dial makes one call, with the options it is given
   */
  Redial(
      String called,
      ConnectOptions options,
      Function<ConnectOptions, CompletableFuture<PeerConnection>> dial) {
    this.called = called;
    this.options = options;
    this.dial = dial;
    this.end = System.nanoTime() + options.deadline().toNanos();
  }

  CompletableFuture<PeerConnection> start() {
    dial(options);
    return result;
  }

  private void dial(ConnectOptions within) {
    CompletableFuture<PeerConnection> call = dial.apply(within);
    var unused = call.whenComplete(this::ended);
    // A connect that is cancelled takes its call along; one that has ended is not harmed by it.
    var unusedToo =
        result.whenComplete(
            (connection, failure) -> {
              if (result.isCancelled()) {
                call.cancel(false);
              }
            });
  }

  private void ended(@Nullable PeerConnection connection, @Nullable Throwable failure) {
    if (connection != null) {
      if (!result.complete(connection)) {
        connection.close();
      }
      return;
    }
    Throwable cause = DialFailures.cause(failure);
    if (!(cause instanceof MovedException) || result.isDone()) {
      result.completeExceptionally(cause);
      return;
    }
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      result.completeExceptionally(
          DialFailures.late(called, options.deadline(), "the name moved meanwhile"));
    } else {
      dial(options.withDeadline(left));
    }
  }
}
