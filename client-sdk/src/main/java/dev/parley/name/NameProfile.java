package dev.parley.name;

import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/**
 * What the owner of a name says about it; what is absent stays as it is.
 *
 * @param description text for people, at most 1,024 bytes in UTF-8; empty takes it away
 * @param access who can reach the name
 * @param listed whether service discovery shows it
 * @param allow the accounts and domains of {@link Access#ALLOW}; an empty set allows nobody
 */
public record NameProfile(
    Optional<String> description,
    Optional<Access> access,
    Optional<Boolean> listed,
    Optional<Set<BareJid>> allow) {

  public NameProfile {
    allow = allow.map(Set::copyOf);
  }

  /** Says nothing. */
  public static NameProfile unchanged() {
    return new NameProfile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with that text; empty takes the text away. */
  public NameProfile withDescription(String text) {
    return new NameProfile(Optional.of(text), access, listed, allow);
  }

  /** The same, for those only. */
  public NameProfile withAccess(Access newAccess) {
    return new NameProfile(description, Optional.of(newAccess), listed, allow);
  }

  /** The same, shown or not. */
  public NameProfile withListed(boolean shown) {
    return new NameProfile(description, access, Optional.of(shown), allow);
  }

  /** The same with {@link Access#ALLOW} for those accounts and domains. */
  public NameProfile withAllow(Set<BareJid> who) {
    return new NameProfile(description, Optional.of(Access.ALLOW), listed, Optional.of(who));
  }
}
