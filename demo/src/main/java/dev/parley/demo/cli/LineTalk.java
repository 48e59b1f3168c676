package dev.parley.demo.cli;

import dev.parley.PeerConnection;
import dev.parley.demo.lines.LineSession;
import dev.parley.peer.PeerClosed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Standard input to one peer until both sides have said their last, or one cannot go on. */
final class LineTalk {

  /** A channel closes a moment before its session tells why: that reason is the better message. */
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run);

  private final PeerConnection peer;
  private final LineSession lines;
  private final Duration wait;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  /**
   * @param wait how long the peer may take for its last answer after the end of the input
   */
  LineTalk(PeerConnection peer, LineSession lines, Duration wait) {
    this.peer = peer;
    this.lines = lines;
    this.wait = wait;
  }

  /** Starts; the future fails with {@link CommandFailure} if the talk was cut short. */
  CompletableFuture<Void> start() {
    var unused = peer.closed().thenAccept(closed -> fail(lost(closed)));
    unused = lines.closed().thenRunAsync(() -> fail(channelClosed()), SOON);
    unused =
        StandardInput.forEachLine(lines::send)
            .thenRun(this::endOfInput)
            .exceptionally(this::sendingFailed);
    return done;
  }

  private void endOfInput() {
    lines.end();
    var unused = lines.peerEnded().thenRun(() -> done.complete(null));
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
        .execute(() -> fail(noAnswer()));
  }

  private Void sendingFailed(Throwable thrown) {
    CommandFailure failure = Failures.of(thrown);
    if (peer.closed().isDone() || lines.closed().isDone()) {
      SOON.execute(() -> fail(failure));
    } else {
      fail(failure);
    }
    return null;
  }

  private void fail(CommandFailure failure) {
    done.completeExceptionally(failure);
  }

  private CommandFailure noAnswer() {
    return new CommandFailure(
        ExitStatus.PEER,
        "no-answer",
        "the other side did not answer the end of the input within "
            + wait.toSeconds()
            + " s: answers may be missing; a longer --wait gives it more time");
  }

  private static CommandFailure lost(PeerClosed closed) {
    return new CommandFailure(
        ExitStatus.PEER,
        "closed",
        "the session ended before the other side answered the end of the input: "
            + SessionEvents.describe(closed));
  }

  private static CommandFailure channelClosed() {
    return new CommandFailure(
        ExitStatus.PEER,
        "closed",
        "the other side closed the channel before it answered the end of the input");
  }
}
