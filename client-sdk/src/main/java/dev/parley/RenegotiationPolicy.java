package dev.parley;

import dev.parley.peer.EndReason;

/**
 * Decides on what the other side wants to add to a running session. What it takes away is not asked
 * for.
 */
@FunctionalInterface
public interface RenegotiationPolicy {

  /**
   * Decides; called on the application executor. The other side waits meanwhile, 25 seconds at
   * most, then it is declined; so it is if this throws.
   *
   * @return the tracks of an acceptance are sent, as far as the other side wants to receive them; a
   *     refusal leaves the session as it is
   */
  Decision decide(RenegotiationRequest request);

  /**
   * Takes the kinds of media that the session began with, receiving only, and declines others: the
   * default.
   */
  static RenegotiationPolicy asBegun() {
    return request ->
        request.begun()
            ? Decision.accept()
            : Decision.reject(EndReason.DECLINE, "the session did not begin with that");
  }

  /** Takes everything, receiving only. */
  static RenegotiationPolicy everything() {
    return request -> Decision.accept();
  }
}
