package dev.parley.openfire.registry;

import java.time.Duration;

/** What an administrator can set. Read anew each time, on any thread. */
public interface Settings {

  /** Names that an account may hold. */
  default int namesPerAccount() {
    return 32;
  }

  /** Standby instances of a name, not counting the active one. */
  default int standbysPerName() {
    return 16;
  }

  /** Subscribers of a name; the same limit holds for those who watch without subscribing. */
  default int subscribersPerName() {
    return 10_000;
  }

  /** How often an account may register a name, or try a wrong key. */
  default Rate registrations() {
    return new Rate(10 / 60.0, 10);
  }

  /** How often an account may resolve. */
  default Rate resolves() {
    return new Rate(200, 1000);
  }

  /** How often an account may ask for what it cannot find. */
  default Rate misses() {
    return new Rate(30 / 60.0, 30);
  }

  /** How long an instance may be silent before a resolve has it asked whether it lives. */
  default Duration liveness() {
    return Duration.ofSeconds(10);
  }

  /** How often every silent instance is asked. */
  default Duration sweep() {
    return Duration.ofSeconds(60);
  }

  /** How often the service looks for sessions whose connection is gone. */
  default Duration detachedCheck() {
    return Duration.ofSeconds(2);
  }

  /**
   * How often it looks at the active instances of names that have standbys; less often where there
   * are so many that a look takes long.
   */
  default Duration failoverCheck() {
    return Duration.ofMillis(200);
  }

  /** How long an instance has for an answer. */
  default Duration patience() {
    return Duration.ofSeconds(2);
  }

  /** How long the election waits for better standbys once one has answered. */
  default Duration grace() {
    return Duration.ofMillis(500);
  }

  /**
   * Answers that could tell by their time what was looked at for them leave at a multiple of this
   * after their request came.
   */
  default Duration beat() {
    return Duration.ofMillis(20);
  }

  /** How long a ticket is good for. */
  default Duration ticketLifetime() {
    return Duration.ofSeconds(60);
  }

  /** How long a released name rests. */
  default Duration quarantine() {
    return Duration.ofHours(24);
  }

  /** How long an offer to transfer stands. */
  default Duration offerLifetime() {
    return Duration.ofHours(24);
  }

  /** The STUN and TURN servers that peers are told of. */
  default Relays relays() {
    return Relays.NONE;
  }

  /** After how long without a start a name is released; zero: never. */
  default Duration expiry() {
    return Duration.ZERO;
  }
}
