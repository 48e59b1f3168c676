package dev.parley.connection;

import java.time.Duration;

/**
 * How long the connection waits for what. The defaults suit interactive use over any network.
 *
 * @param signIn from the first packet to the bound resource
 * @param reply for the answer to one request (IQ)
 * @param silence after which without a stanza the server is pinged (XEP-0199)
 * @param ping for the answer to that ping; without one the link is dead
 * @param firstRetry wait before the second attempt to reconnect (the first is made at once);
 *     doubled for each further one, with jitter
 * @param maxRetry the longest wait between two attempts
 * @param goodbye for the server to confirm the end of the stream
 */
public record LinkTimings(
    Duration signIn,
    Duration reply,
    Duration silence,
    Duration ping,
    Duration firstRetry,
    Duration maxRetry,
    Duration goodbye) {

  public LinkTimings {
    for (Duration d :
        new Duration[] {signIn, reply, silence, ping, firstRetry, maxRetry, goodbye}) {
      if (d.isNegative() || d.isZero()) {
        throw new IllegalArgumentException("a waiting time must be positive, but one is " + d);
      }
    }
  }

  /** What is used unless told otherwise. */
  public static LinkTimings defaults() {
    return new LinkTimings(
        Duration.ofSeconds(20),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofMillis(250),
        Duration.ofSeconds(15),
        Duration.ofMillis(500));
  }

  /** The same with another watchdog: ping after {@code silence}, dead {@code ping} later. */
  public LinkTimings withWatchdog(Duration silence, Duration ping) {
    return new LinkTimings(signIn, reply, silence, ping, firstRetry, maxRetry, goodbye);
  }

  /** The same with another limit for the whole sign-in. */
  public LinkTimings withSignIn(Duration signIn) {
    return new LinkTimings(signIn, reply, silence, ping, firstRetry, maxRetry, goodbye);
  }

  /** The same with another limit for the answer to one request. */
  public LinkTimings withReply(Duration reply) {
    return new LinkTimings(signIn, reply, silence, ping, firstRetry, maxRetry, goodbye);
  }

  /** The same with other waits between attempts to reconnect. */
  public LinkTimings withRetry(Duration firstRetry, Duration maxRetry) {
    return new LinkTimings(signIn, reply, silence, ping, firstRetry, maxRetry, goodbye);
  }
}
