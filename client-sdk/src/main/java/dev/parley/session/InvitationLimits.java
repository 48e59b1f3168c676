package dev.parley.session;

import java.time.Duration;

/**
 * How much callers may ask of this client.
 *
 * @param ringing calls that ring at one time
 * @param perAccount proposals of one account within a minute
 * @param perMinute proposals of all together within a minute
 * @param ring how long a call rings here, if nobody does anything about it
 * @param stale the age from which a stored propose is a missed call
 * @param catchUp how long a stored propose waits for what was stored after it
 */
public record InvitationLimits(
    int ringing, int perAccount, int perMinute, Duration ring, Duration stale, Duration catchUp) {

  /** 8 that ring, 10 a minute of one account, 120 of all; 90 s, 60 s and 1 s. */
  public static InvitationLimits defaults() {
    return new InvitationLimits(
        8, 10, 120, Duration.ofSeconds(90), Duration.ofSeconds(60), Duration.ofSeconds(1));
  }
}
