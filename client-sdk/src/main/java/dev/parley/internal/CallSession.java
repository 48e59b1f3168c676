package dev.parley.internal;

import dev.parley.CallState;
import dev.parley.PeerConnection;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerClosed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The session that a call leads to, or the reason why it does not. On the calls' executor. */
final class CallSession {

  private final Executor executor;
  private final Executor answers;
  private final CallProgress progress;
  private final Consumer<PeerClosed> closed;
  private final CompletableFuture<PeerConnection> connection = new CompletableFuture<>();
  private @Nullable PeerLink link;

  /**
   * Makes one.
   *
   * @param answers where the application's futures complete
   * @param closed told, on the executor, when a session that came about has ended
   */
  CallSession(
      Executor executor, Executor answers, CallProgress progress, Consumer<PeerClosed> closed) {
    this.executor = executor;
    this.answers = answers;
    this.progress = progress;
    this.closed = closed;
  }

  /** Completes where the application's code runs. */
  CompletableFuture<PeerConnection> connection() {
    return connection;
  }

  /** There is one. */
  void connected(PeerLink made) {
    if (!progress.become(CallState.CONNECTED)) {
      made.close(EndReason.CANCEL, null);
      return;
    }
    link = made;
    var unused =
        made.peer()
            .closed()
            .thenAccept(
                how ->
                    executor.execute(
                        () -> {
                          progress.become(CallState.FINISHED);
                          closed.accept(how);
                        }));
    answers.execute(
        () -> {
          if (!connection.complete(made)) {
            made.close(EndReason.CANCEL, null);
          }
        });
  }

  /**
   * There will be none.
   *
   * @return false if that was known already
   */
  boolean fail(CallState state, Throwable cause) {
    if (link != null || !progress.become(state)) {
      return false;
    }
    answers.execute(() -> connection.completeExceptionally(cause));
    return true;
  }

  /** Ends it, if there is one. */
  void close(EndReason reason, @Nullable String text) {
    PeerLink current = link;
    if (current != null) {
      current.close(reason, text);
    }
  }
}
