package dev.parley.name;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;

/**
 * How to start a name. Immutable; each {@code with…} method gives a copy.
 *
 * @param key the secret key of the name, for an account that does not own it; absent: what the
 *     {@link SecretKeyStore} knows
 * @param standby whether to wait in line if another instance serves the name, instead of failing
 * @param priority among standbys, 0 to 255; the highest is promoted
 * @param description text for people, at most 1,024 bytes in UTF-8; counts only from the owner
 * @param access who can reach the name; absent: as it is, or open for a new one
 * @param listed whether service discovery shows it; absent: as it is, or the default of the access
 * @param allow the accounts and domains of {@link Access#ALLOW}
 */
public record StartOptions(
    Optional<String> key,
    boolean standby,
    int priority,
    Optional<String> description,
    Optional<Access> access,
    Optional<Boolean> listed,
    Set<BareJid> allow) {

  /** What a standby has unless told otherwise. */
  public static final int DEFAULT_PRIORITY = 100;

  public StartOptions {
    if (priority < 0 || priority > 255) {
      throw new IllegalArgumentException("priority " + priority + " is not between 0 and 255");
    }
    allow = Set.copyOf(allow);
  }

  /** The only instance, open to all, no description. */
  public static StartOptions defaults() {
    return new StartOptions(
        Optional.empty(),
        false,
        DEFAULT_PRIORITY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  /** {@link #defaults()} with that said about the name. */
  public static StartOptions of(NameProfile profile) {
    return new StartOptions(
        Optional.empty(),
        false,
        DEFAULT_PRIORITY,
        profile.description(),
        profile.access(),
        profile.listed(),
        profile.allow().orElse(Set.of()));
  }

  /** The same with the secret key of the name. */
  public StartOptions withKey(@Nullable String newKey) {
    return new StartOptions(
        Optional.ofNullable(newKey), standby, priority, description, access, listed, allow);
  }

  /** The same, waiting in line with that priority if another instance serves the name. */
  public StartOptions asStandby(int newPriority) {
    return new StartOptions(key, true, newPriority, description, access, listed, allow);
  }

  /** The same with a text for people. */
  public StartOptions withDescription(@Nullable String text) {
    return new StartOptions(
        key, standby, priority, Optional.ofNullable(text), access, listed, allow);
  }

  /** The same for those only. */
  public StartOptions withAccess(Access newAccess) {
    return new StartOptions(
        key, standby, priority, description, Optional.of(newAccess), listed, allow);
  }

  /** The same, shown in service discovery or not. */
  public StartOptions withListed(boolean shown) {
    return new StartOptions(key, standby, priority, description, access, Optional.of(shown), allow);
  }

  /** The same with {@link Access#ALLOW} for those accounts and domains. */
  public StartOptions withAllow(Set<BareJid> who) {
    return new StartOptions(
        key, standby, priority, description, Optional.of(Access.ALLOW), listed, who);
  }

  /** What the options say about the name. */
  public NameProfile profile() {
    return new NameProfile(
        description, access, listed, allow.isEmpty() ? Optional.empty() : Optional.of(allow));
  }

  @Override
  public String toString() {
    return "StartOptions[standby="
        + standby
        + ", priority="
        + priority
        + ", access="
        + access
        + "]";
  }
}
