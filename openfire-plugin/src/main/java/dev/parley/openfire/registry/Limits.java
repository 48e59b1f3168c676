package dev.parley.openfire.registry;

import java.time.Clock;

/** Refuses those who ask too often. */
final class Limits {
  private final Settings settings;
  private final TokenBuckets registrations;
  private final TokenBuckets guesses;
  private final TokenBuckets resolves;
  private final TokenBuckets misses;

  Limits(Settings settings, Clock clock) {
    this.settings = settings;
    registrations = new TokenBuckets(clock);
    guesses = new TokenBuckets(clock);
    resolves = new TokenBuckets(clock);
    misses = new TokenBuckets(clock);
  }

  void registration(Requester who) {
    check(registrations.take(who.bare(), settings.registrations()), "registrations");
  }

  /** Counts a wrong key. */
  void guess(Requester who) {
    check(guesses.take(who.bare(), settings.registrations()), "wrong keys");
  }

  void resolve(Requester who) {
    check(resolves.take(who.bare(), settings.resolves()), "requests");
  }

  /** Counts a question for a name that is not there for the requester. */
  void miss(Requester who) {
    check(misses.take(who.bare(), settings.misses()), "requests for names that do not exist");
  }

  private static void check(boolean granted, String what) {
    if (!granted) {
      throw new RefusedException(Refusal.TOO_FAST, "Too many " + what + ". Try again later.");
    }
  }
}
