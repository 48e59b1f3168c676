package dev.parley.openfire.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps records in memory. */
final class MemoryNameStore implements NameStore {
  final ConcurrentSkipListMap<String, NameRecord> records = new ConcurrentSkipListMap<>();
  int collisions;
  int finds;
  boolean failing;

  @Override
  public Optional<NameRecord> find(String name) {
    finds++;
    return Optional.ofNullable(records.get(name));
  }

  @Override
  public boolean insert(NameRecord record) {
    return records.putIfAbsent(record.name(), record) == null;
  }

  @Override
  public synchronized boolean replace(NameRecord record) {
    NameRecord before = records.get(record.name());
    if (collisions > 0) {
      collisions--;
      records.put(before.name(), before.change().build());
      return false;
    }
    if (before == null || before.revision() != record.revision() - 1) {
      return false;
    }
    records.put(record.name(), record);
    return true;
  }

  @Override
  public synchronized boolean raiseEpoch(String name, long from, String holder, Instant now) {
    if (failing) {
      throw new StoreException("The database is away", new IllegalStateException());
    }
    NameRecord before = records.get(name);
    if (before == null || !before.held() || before.epoch() != from) {
      return false;
    }
    records.put(name, before.change().nextEpoch(holder).used(now).build());
    return true;
  }

  @Override
  public synchronized void used(String name, Instant unlessSince, Instant now) {
    NameRecord before = records.get(name);
    if (before != null && before.held() && before.used().isBefore(unlessSince)) {
      records.put(name, before.change().used(now).build());
    }
  }

  private List<NameRecord> held() {
    return records.values().stream().filter(NameRecord::held).toList();
  }

  @Override
  public List<String> held(String after, int limit) {
    return held().stream()
        .map(NameRecord::name)
        .filter(n -> n.compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public int count() {
    return held().size();
  }

  @Override
  public int countOwned(String owner) {
    return ownedBy(owner).size();
  }

  @Override
  public List<String> ownedBy(String owner) {
    return held().stream().filter(r -> r.owner().equals(owner)).map(NameRecord::name).toList();
  }

  @Override
  public List<NameRecord> page(String after, String owner, int limit) {
    return held().stream()
        .filter(r -> r.name().compareTo(after) > 0)
        .filter(r -> r.shown() || r.owner().equals(owner))
        .limit(limit)
        .toList();
  }

  @Override
  public List<String> unusedSince(Instant before, int limit) {
    return held().stream()
        .filter(r -> r.used().isBefore(before))
        .map(NameRecord::name)
        .limit(limit)
        .toList();
  }
}
