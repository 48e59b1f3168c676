package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How a peer ended.
 *
 * @param reason why
 * @param text what was said about it; null if nothing
 * @param remote true if the other side ended it
 * @param cause the error that ended it; null for an orderly end
 */
public record PeerClosed(
    EndReason reason, @Nullable String text, boolean remote, @Nullable Throwable cause) {

  /** Checks the reason. */
  public PeerClosed {
    requireNonNull(reason, "reason");
  }
}
