package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import dev.parley.sdp.IceCandidate;
import org.jspecify.annotations.Nullable;

/**
 * One ICE candidate and where it belongs (RFC 8840 section 4.1).
 *
 * @param mid the content it belongs to ({@code a=mid})
 * @param mLineIndex the zero-based place of that content in the description; -1 if unknown, then
 *     only the mid counts
 * @param ufrag the user name fragment of its ICE generation, so that candidates from before an ICE
 *     restart can be told apart; null if the other side did not say
 * @param candidate the candidate itself
 */
public record TrickledCandidate(
    String mid, int mLineIndex, @Nullable String ufrag, IceCandidate candidate) {

  /** Checks that mid and candidate are there. */
  public TrickledCandidate {
    requireNonNull(mid, "mid");
    requireNonNull(candidate, "candidate");
  }
}
