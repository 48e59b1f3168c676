package dev.parley.openfire.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides who may act on a name, by account or by key. */
final class Authority {
  private final Ports ports;
  private final Visibility visibility;
  private final Limits limits;

  Authority(Ports ports, Visibility visibility, Limits limits) {
    this.ports = ports;
    this.visibility = visibility;
    this.limits = limits;
  }

  /** The record of a name that somebody holds, else {@link Refusal#NOT_FOUND}. */
  NameRecord held(String name, Requester who) {
    return ports
        .names()
        .find(name)
        .filter(NameRecord::held)
        .orElseThrow(
            () -> {
              visibility.lookInVain(who);
              return notFound(who);
            });
  }

  /** Lets the owner pass, and who has the key; others learn no more than they could see anyway. */
  void ownerOrKey(NameRecord record, Requester who, @Nullable String key) {
    if (key != null) {
      if (Secrets.matches(key, record.keyHash())) {
        return;
      }
      // Wrong keys are counted only where the requester may know that there is something to open.
      if (!visibility.reaches(record, who)) {
        throw notFound(who);
      }
      limits.guess(who);
      throw new RefusedException(Refusal.INCORRECT, "The key is not the key of this name.");
    }
    owner(record, who);
  }

  /** Lets the owner's account pass. */
  void owner(NameRecord record, Requester who) {
    if (!record.owner().equals(who.bare())) {
      throw visibility.reaches(record, who)
          ? new RefusedException(Refusal.NOT_AUTHORIZED, "Only the owner of the name may do this.")
          : notFound(who);
    }
  }

  /** Lets pass who may start an existing name. */
  void starter(NameRecord record, Requester who, @Nullable String key) {
    if (key == null) {
      if (!record.owner().equals(who.bare())) {
        throw new RefusedException(Refusal.EXISTS, "The name belongs to another account.");
      }
    } else if (!Secrets.matches(key, record.keyHash())) {
      limits.guess(who);
      throw new RefusedException(Refusal.INCORRECT, "The key is not the key of this name.");
    }
  }

  /** Lets pass who may become the owner of one more name. */
  void newOwner(String name, Requester who) {
    Admission admission = ports.admission();
    if (!admission.mayRegister(who) || admission.isBanned(name)) {
      throw new RefusedException(
          Refusal.FORBIDDEN, "The administrator does not let this account register this name.");
    }
    limits.registration(who);
    if (ports.names().countOwned(who.bare()) >= ports.settings().namesPerAccount()) {
      throw new RefusedException(
          Refusal.TOO_MANY, "The account holds as many names as it may. Release one.");
    }
  }

  /** As {@link #notFound(Requester)}, for a name that is there. */
  RefusedException notFound(NameRecord record, Requester who) {
    if (!record.owner().equals(who.bare())) {
      boolean unused = visibility.reaches(record, who);
    }
    return notFound(who);
  }

  /** Counts the miss and makes the one answer for names that are not there or hidden. */
  RefusedException notFound(Requester who) {
    limits.miss(who);
    return new RefusedException(Refusal.NOT_FOUND, "There is no such name.");
  }

  Instant now() {
    return ports.clock().instant();
  }
}
