package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import dev.parley.sdp.SessionDescription;

/**
 * A description that wants an answer (an offer, in the words of RFC 3264).
 *
 * @param id distinguishes the proposals of one direction
 * @param kind what is proposed
 * @param description the whole description of the proposing side, candidates that are ready
 *     included
 */
public record Proposal(long id, Kind kind, SessionDescription description) {

  /** What a proposal is for. */
  public enum Kind {
    /** The first of a session. */
    INITIAL,
    /** Contents are added, removed, or change direction. */
    CHANGE,
    /** New ICE credentials, nothing else (RFC 8839 section 4.4.1.1.1). */
    ICE_RESTART
  }

  /** Checks that nothing is null. */
  public Proposal {
    requireNonNull(kind, "kind");
    requireNonNull(description, "description");
  }
}
