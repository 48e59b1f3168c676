package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A refused proposal.
 *
 * @param mids the contents that are refused ({@code a=mid}, RFC 5888); empty means the whole
 *     proposal
 * @param reason why
 * @param text for people and logs; null if nothing was said
 */
public record Rejection(Set<String> mids, EndReason reason, @Nullable String text) {

  /** Copies the set. */
  public Rejection {
    mids = Set.copyOf(mids);
    requireNonNull(reason, "reason");
  }

  /** A refusal of the whole proposal. */
  public static Rejection whole(EndReason reason, @Nullable String text) {
    return new Rejection(Set.of(), reason, text);
  }

  /** Whether the proposal is refused as a whole. */
  public boolean isWhole() {
    return mids.isEmpty();
  }
}
