package dev.parley.internal;

import dev.parley.peer.ConnectTimeoutException;
import dev.parley.peer.EndReason;
import dev.parley.peer.NoPathException;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerClosedException;
import dev.parley.peer.PeerRefusedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the application is told when a connect comes to nothing. */
final class DialFailures {

  private DialFailures() {}

  static ConnectTimeoutException late(String called, Duration deadline, String stage) {
    return new ConnectTimeoutException(
        "not connected to " + called + " within " + deadline.toMillis() + " ms: " + stage,
        deadline);
  }

  /**
   * The peer was closed before its channels were open.
   *
   * @param how as the peer tells; null if it does not
   * @param failure that of the channels, which is a consequence
   */
  static Throwable lost(@Nullable PeerClosed how, Throwable failure) {
    if (how == null) {
      return cause(failure);
    }
    if (how.remote()) {
      return new PeerRefusedException(how.reason(), how.text());
    }
    String why = how.reason().token() + (how.text() == null ? "" : " (" + how.text() + ")");
    return how.reason() == EndReason.CONNECTIVITY_ERROR
        ? new NoPathException("The path was lost before the channels were open: " + why)
        : new PeerClosedException("The peer was closed before the channels were open: " + why);
  }

  static Throwable cause(@Nullable Throwable failure) {
    return failure == null ? new IllegalStateException("nothing was found") : Relays.cause(failure);
  }
}
