package dev.parley.openfire.registry;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the next revision of a {@link NameRecord}. Not thread-safe. */
public final class NameChange {
  private final NameRecord before;
  private String owner;
  private String keyHash;
  private @Nullable String identity;
  private @Nullable String description;
  private Access access;
  private @Nullable Boolean listed;
  private Set<String> allow;
  private long epoch;
  private @Nullable String holder;
  private Instant created;
  private Instant used;
  private @Nullable Instant restsUntil;
  private @Nullable TransferOffer offer;

  NameChange(NameRecord before) {
    this.before = before;
    owner = before.owner();
    keyHash = before.keyHash();
    identity = before.identity();
    description = before.description();
    access = before.access();
    listed = before.listed();
    allow = before.allow();
    epoch = before.epoch();
    holder = before.holder();
    created = before.created();
    used = before.used();
    restsUntil = before.restsUntil();
    offer = before.offer();
  }

  NameChange owner(String value, Instant now) {
    owner = value;
    created = now;
    return this;
  }

  NameChange keyHash(String value) {
    keyHash = value;
    return this;
  }

  NameChange identity(@Nullable String value) {
    identity = value;
    return this;
  }

  NameChange description(@Nullable String value) {
    description = value;
    return this;
  }

  NameChange access(Access value) {
    access = value;
    return this;
  }

  NameChange listed(@Nullable Boolean value) {
    listed = value;
    return this;
  }

  NameChange allow(Set<String> value) {
    allow = value;
    return this;
  }

  NameChange nextEpoch(String instance) {
    epoch = before.epoch() + 1;
    holder = instance;
    return this;
  }

  NameChange heldByNobody() {
    holder = null;
    return this;
  }

  NameChange used(Instant value) {
    used = value;
    return this;
  }

  NameChange restsUntil(@Nullable Instant value) {
    restsUntil = value;
    return this;
  }

  NameChange offer(@Nullable TransferOffer value) {
    offer = value;
    return this;
  }

  /** The record with the changes. */
  public NameRecord build() {
    return new NameRecord(
        before.name(),
        owner,
        keyHash,
        identity,
        description,
        access,
        listed,
        allow,
        epoch,
        holder,
        before.revision() + 1,
        created,
        used,
        restsUntil,
        offer);
  }
}
