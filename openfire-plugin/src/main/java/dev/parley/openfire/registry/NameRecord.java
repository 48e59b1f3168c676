package dev.parley.openfire.registry;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of a name. A released name keeps its record as a tombstone, so that its
 * epoch never goes back.
 *
 * @param name the name
 * @param owner the bare JID that holds it, or held it last
 * @param keyHash SHA-256 of the secret key, lower-case hex
 * @param identity the name's Ed25519 public key, base64
 * @param description text for people
 * @param access who can reach it
 * @param listed whether it shows in service discovery; null leaves it to {@code access}
 * @param allow bare JIDs and domains, for {@link Access#ALLOW}
 * @param epoch how often the active instance has changed
 * @param holder the id of the instance that the epoch was given to; null while it is nobody's
 * @param revision counts the changes of this record; the compare-and-set is on it
 * @param created when the present owner registered it
 * @param used when it was last started, or later, if it is in use for long
 * @param restsUntil null while the name is held; once released, the moment it is free for everyone
 * @param offer a pending transfer
 */
public record NameRecord(
    String name,
    String owner,
    String keyHash,
    @Nullable String identity,
    @Nullable String description,
    Access access,
    @Nullable Boolean listed,
    Set<String> allow,
    long epoch,
    @Nullable String holder,
    long revision,
    Instant created,
    Instant used,
    @Nullable Instant restsUntil,
    @Nullable TransferOffer offer) {

  /** Copies the set; a name of another access model has no list. */
  public NameRecord {
    allow = access == Access.ALLOW ? Set.copyOf(allow) : Set.of();
  }

  /** Whether somebody holds the name, as opposed to a tombstone. */
  public boolean held() {
    return restsUntil == null;
  }

  /** Whether anyone may register the name. */
  public boolean free(Instant now) {
    return restsUntil != null && !now.isBefore(restsUntil);
  }

  /** Whether the name shows in service discovery to those who can reach it. */
  public boolean shown() {
    return listed == null ? access == Access.OPEN : listed;
  }

  /** Starts a changed copy, one revision later. */
  public NameChange change() {
    return new NameChange(this);
  }
}
