package dev.parley.openfire.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps subscriptions in memory. */
final class MemorySubscriptionStore implements SubscriptionStore {
  private final Map<String, Set<String>> byName = new TreeMap<>();

  private Set<String> of(String name) {
    return byName.computeIfAbsent(name, key -> new TreeSet<>());
  }

  @Override
  public void subscribe(String name, String bareJid) {
    of(name).add(bareJid);
  }

  @Override
  public boolean unsubscribe(String name, String bareJid) {
    return of(name).remove(bareJid);
  }

  @Override
  public boolean isSubscribed(String name, String bareJid) {
    return of(name).contains(bareJid);
  }

  @Override
  public List<String> subscribers(String name) {
    return List.copyOf(of(name));
  }

  @Override
  public int count(String name) {
    return of(name).size();
  }

  @Override
  public void clear(String name) {
    byName.remove(name);
  }
}
