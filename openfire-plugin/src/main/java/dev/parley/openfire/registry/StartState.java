package dev.parley.openfire.registry;

import java.util.Locale;

/** Where an instance stands. */
public enum StartState {
  /** Active, and the name is new. */
  REGISTERED,
  /** Active. */
  STARTED,
  /** Waiting to be promoted. */
  STANDBY,
  /** Not an instance of the name any more. */
  STOPPED;

  /** The word in a stanza. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
