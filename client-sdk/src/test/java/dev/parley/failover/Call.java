package dev.parley.failover;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connect by name and what came of it.
 *
 * @param begun when, as {@link System#nanoTime()}
 * @param ended when the connect succeeded or failed
 * @param newestBefore the highest epoch that anybody here had seen in force when it began
 * @param remote with whom it succeeded
 * @param said what that instance said over the data channel; absent if it died before
 * @param failure why it did not succeed
 */
record Call(
    long begun,
    long ended,
    long newestBefore,
    @Nullable String remote,
    @Nullable Report said,
    @Nullable Throwable failure) {

  /** The same, now that it is known who was reached. */
  Call with(String newRemote, @Nullable Report newSaid) {
    return new Call(begun, ended, newestBefore, newRemote, newSaid, failure);
  }

  Duration took() {
    return Duration.ofNanos(ended - begun);
  }
}
