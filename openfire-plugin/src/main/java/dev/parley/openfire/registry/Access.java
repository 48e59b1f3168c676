package dev.parley.openfire.registry;

import java.util.Locale;
import java.util.Optional;

/** Who can find and reach a name. */
public enum Access {
  /** Anyone who can reach the server. */
  OPEN,
  /**
   * Whoever sees the owner's presence: roster items of the owner with subscription both or from.
   */
  CONTACTS,
  /** The bare JIDs and domains of a list. */
  ALLOW,
  /** The owner's own account only. */
  PRIVATE;

  /** The word that stands for it in a stanza and in the database. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #wire()}; empty for any other text. */
  public static Optional<Access> parse(String wire) {
    for (Access access : values()) {
      if (access.wire().equals(wire)) {
        return Optional.of(access);
      }
    }
    return Optional.empty();
  }
}
