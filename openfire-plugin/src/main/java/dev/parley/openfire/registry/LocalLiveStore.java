package dev.parley.openfire.registry;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Keeps the live instances in this JVM. */
public final class LocalLiveStore implements LiveStore {
  private static final int STRIPES = 64;

  private final Map<String, LiveName> states = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> namesByJid = new ConcurrentHashMap<>();
  private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

  /** Makes an empty one. */
  public LocalLiveStore() {
    for (int i = 0; i < STRIPES; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  @Override
  public Optional<LiveName> get(String name) {
    return Optional.ofNullable(states.get(name));
  }

  @Override
  public void put(LiveName state) {
    LiveName before =
        state.instances().isEmpty() ? states.remove(state.name()) : states.put(state.name(), state);
    Set<String> gone = new HashSet<>();
    if (before != null) {
      before.instances().forEach(i -> gone.add(i.jid()));
    }
    for (Instance instance : state.instances()) {
      gone.remove(instance.jid());
      namesByJid
          .computeIfAbsent(instance.jid(), jid -> ConcurrentHashMap.newKeySet())
          .add(state.name());
    }
    for (String jid : gone) {
      namesByJid.computeIfPresent(
          jid,
          (key, names) -> {
            names.remove(state.name());
            return names.isEmpty() ? null : names;
          });
    }
  }

  @Override
  public Set<String> namesOf(String fullJid) {
    return Set.copyOf(namesByJid.getOrDefault(fullJid, Set.of()));
  }

  @Override
  public Collection<LiveName> all() {
    return List.copyOf(states.values());
  }

  @Override
  public <T> T locked(String name, Supplier<T> change) {
    ReentrantLock lock = locks[Math.floorMod(name.hashCode(), STRIPES)];
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}
