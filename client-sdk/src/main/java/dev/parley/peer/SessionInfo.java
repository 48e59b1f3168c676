package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A piece of information about a running session (XEP-0167 section 8).
 *
 * @param kind what it says
 * @param mid the content that is muted or unmuted; null for the session as a whole
 */
public record SessionInfo(Kind kind, @Nullable String mid) {

  /** What an information says. */
  public enum Kind {
    /** The session is active (again). */
    ACTIVE,
    /** The sender put the other side on hold. */
    HOLD,
    /** The hold is over. */
    UNHOLD,
    /** The sender's device is alerting a person. */
    RINGING,
    /** The sender stopped sending a content. */
    MUTE,
    /** The sender sends that content again. */
    UNMUTE
  }

  /** Checks the kind. */
  public SessionInfo {
    requireNonNull(kind, "kind");
  }

  /** An information about the session as a whole. */
  public static SessionInfo of(Kind kind) {
    return new SessionInfo(kind, null);
  }
}
