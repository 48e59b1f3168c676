package dev.parley.openfire.registry;

import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes who holds a name, and what the owner says about it. */
final class Ownership {
  private static final int ATTEMPTS = 8;

  private final Ports ports;
  private final Authority authority;
  private final Instances instances;
  private final Watchers watchers;

  Ownership(Ports ports, Authority authority, Instances instances, Watchers watchers) {
    this.ports = ports;
    this.authority = authority;
    this.instances = instances;
    this.watchers = watchers;
  }

  /** Gives the name up; it rests before others can have it. */
  void release(String name, Requester who, @Nullable String key) {
    change(
        name,
        who,
        record -> {
          authority.ownerOrKey(record, who, key);
          return released(record);
        });
    ports.audit().record(who.bare(), "released the name " + name);
  }

  /** Releases without asking for a credential: the account is gone, or the name is unused. */
  void releaseFor(String name, String actor, String why) {
    Requester nobody = new Requester(actor, actor);
    change(name, nobody, this::released);
    ports.audit().record(actor, "released the name " + name + ": " + why);
  }

  private NameRecord released(NameRecord record) {
    Instant free = ports.clock().instant().plus(ports.settings().quarantine());
    return record.change().restsUntil(free).offer(null).heldByNobody().build();
  }

  /** Makes a new key; the old one is dead at once. */
  String rekey(String name, Requester who) {
    String key = Secrets.random();
    change(
        name,
        who,
        record -> {
          authority.owner(record, who);
          return record.change().keyHash(Secrets.hash(key)).build();
        });
    ports.audit().record(who.bare(), "made a new key for the name " + name);
    return key;
  }

  /** Offers the name to another account; null takes the offer back. */
  void offer(String name, Requester who, @Nullable String to) {
    change(
        name,
        who,
        record -> {
          authority.owner(record, who);
          if (who.bare().equals(to)) {
            throw new RefusedException(Refusal.BAD_REQUEST, "The name is yours already.");
          }
          Instant until = ports.clock().instant().plus(ports.settings().offerLifetime());
          return record.change().offer(to == null ? null : new TransferOffer(to, until)).build();
        });
    ports
        .audit()
        .record(
            who.bare(),
            to == null
                ? "took back the offer of the name " + name
                : "offered the name " + name + " to " + to);
  }

  /** Takes an offered name: old key, instances and identity are dead. Returns the new key. */
  String accept(String name, Requester who) {
    String key = Secrets.random();
    NameRecord before =
        change(
            name,
            who,
            record -> {
              Instant now = ports.clock().instant();
              TransferOffer offer = record.offer();
              if (offer == null || !offer.to().equals(who.bare()) || !now.isBefore(offer.until())) {
                throw authority.notFound(record, who);
              }
              authority.newOwner(name, who);
              return record
                  .change()
                  .owner(who.bare(), now)
                  .keyHash(Secrets.hash(key))
                  .identity(null)
                  .heldByNobody()
                  .offer(null)
                  .build();
            });
    ports.audit().record(who.bare(), "accepted the name " + name + " from " + before.owner());
    return key;
  }

  /** Changes what is said about the name, and judges the subscribers again. */
  void configure(String name, Requester who, Profile profile) {
    change(
        name,
        who,
        record -> {
          authority.owner(record, who);
          return profile.applyTo(record.change()).build();
        });
  }

  /** Changes a record by compare-and-set, and draws the consequences. Returns the former record. */
  private NameRecord change(String name, Requester who, UnaryOperator<NameRecord> change) {
    return ports.live().locked(name, () -> changeLocked(name, who, change));
  }

  private NameRecord changeLocked(String name, Requester who, UnaryOperator<NameRecord> change) {
    for (int i = 0; i < ATTEMPTS; i++) {
      NameRecord before = authority.held(name, who);
      NameRecord after = change.apply(before);
      if (ports.names().replace(after)) {
        consequences(before, after);
        return before;
      }
    }
    throw new RefusedException(Refusal.FAILED, "The name changes too fast. Try again.");
  }

  private void consequences(NameRecord before, NameRecord after) {
    String name = after.name();
    boolean newOwner = !before.owner().equals(after.owner());
    if (!after.held()) {
      watchers.released(name, before);
    }
    if (!after.held() || newOwner) {
      ports.live().get(name).ifPresent(state -> instances.removeAll(state, ""));
    }
    Set<String> allowedBefore = before.allow();
    if (newOwner || before.access() != after.access() || !allowedBefore.equals(after.allow())) {
      watchers.judgeAgain(name);
    }
  }
}
