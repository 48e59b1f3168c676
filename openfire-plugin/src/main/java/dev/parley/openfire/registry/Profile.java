package dev.parley.openfire.registry;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an owner can say about a name; null leaves a field as it is (or at its default).
 *
 * @param description text for people; empty takes it away
 * @param access who can reach it
 * @param listed whether service discovery shows it
 * @param allow the new list of bare JIDs and domains
 * @param identity Ed25519 public key, base64
 */
public record Profile(
    @Nullable String description,
    @Nullable Access access,
    @Nullable Boolean listed,
    @Nullable Set<String> allow,
    @Nullable String identity) {

  /** Says nothing. */
  public static final Profile EMPTY = new Profile(null, null, null, null, null);

  NameChange applyTo(NameChange change) {
    if (description != null) {
      change.description(description.isEmpty() ? null : description);
    }
    if (access != null) {
      change.access(access);
    }
    if (listed != null) {
      change.listed(listed);
    }
    if (allow != null) {
      change.allow(allow);
    }
    if (identity != null) {
      change.identity(identity);
    }
    return change;
  }
}
