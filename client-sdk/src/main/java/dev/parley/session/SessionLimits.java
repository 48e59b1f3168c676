package dev.parley.session;

import java.time.Duration;

/**
 * How much others may ask of this client.
 *
 * @param sessions at one time, incoming and outgoing together
 * @param sessionsPerAccount incoming at one time, of one bare JID
 * @param undecided incoming at one time that are not accepted yet, of everybody together
 * @param queuedRequests of one session that wait to be worked on
 * @param candidates of the other side in one session
 * @param acknowledgement how long a request may stay unanswered
 * @param initiateAcknowledgement likewise, the one that begins a session
 * @param ping likewise, one that asks whether the other side is there
 */
public record SessionLimits(
    int sessions,
    int sessionsPerAccount,
    int undecided,
    int queuedRequests,
    int candidates,
    Duration acknowledgement,
    Duration initiateAcknowledgement,
    Duration ping) {

  /**
   * 1,024 sessions, 32 of one account, 256 undecided, 256 requests, 512 candidates; 10 s, 2 s and 3
   * s.
   */
  public static SessionLimits defaults() {
    return new SessionLimits(
        1024,
        32,
        256,
        256,
        512,
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3));
  }
}
