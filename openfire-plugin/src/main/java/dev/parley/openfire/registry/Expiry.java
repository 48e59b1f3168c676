package dev.parley.openfire.registry;

import java.time.Duration;
import java.time.Instant;

/** Releases names that nobody has served for long, if the administrator wants that. */
final class Expiry {
  private static final int RELEASED_AT_ONCE = 100;

  /** A name that is served counts as used again after this part of the time. */
  private static final int PARTS = 20;

  private final Ports ports;
  private final Ownership ownership;

  Expiry(Ports ports, Ownership ownership) {
    this.ports = ports;
    this.ownership = ownership;
  }

  void round() {
    Duration expiry = ports.settings().expiry();
    if (expiry.isZero() || expiry.isNegative()) {
      return;
    }
    Instant now = ports.clock().instant();
    Duration part = expiry.dividedBy(PARTS);
    noteServed(now, now.minus(part));
    if (!ports.live().leads()) {
      return;
    }
    Instant before = now.minus(expiry).minus(part);
    for (String name : ports.names().unusedSince(before, RELEASED_AT_ONCE)) {
      if (ports.live().get(name).isEmpty()) {
        ownership.releaseFor(name, ports.service(), "unused for " + expiry.toDays() + " days");
      }
    }
  }

  /** In the database, so that other servers on it know as well. */
  private void noteServed(Instant now, Instant before) {
    for (LiveName state : ports.live().all()) {
      boolean here = state.instances().stream().anyMatch(ports.live()::isHere);
      if (here && (state.active().isEmpty() || state.since().isBefore(before))) {
        ports.names().used(state.name(), before, now);
      }
    }
  }
}
