package dev.parley.name;

import java.util.Locale;

/** Who can find and reach a name. */
public enum Access {
  /** Anyone who can reach the server. */
  OPEN,
  /** The contacts of the owner. */
  CONTACTS,
  /** A list of accounts and domains. */
  ALLOW,
  /** The owner's own account. */
  PRIVATE;

  /** The word in a stanza. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
