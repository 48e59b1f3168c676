package dev.parley.openfire.cluster;

import dev.parley.openfire.registry.LiveName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A cache for several stores of one test, and the notices they send, which the test delivers. */
final class FakeCluster implements SharedStates {
  final Map<String, String> texts = new ConcurrentHashMap<>();
  final List<Notice> sent = new ArrayList<>();
  final Set<String> present = new HashSet<>();
  Instant now = Instant.parse("2026-01-01T12:00:00Z");
  boolean failing;
  private final Map<String, Lock> locks = new ConcurrentHashMap<>();

  /** A store, and what it was told of changes by others, as "NAME: ACTIVE → ACTIVE". */
  static final class Node {
    final ClusterLiveStore store;
    final List<String> followed = new ArrayList<>();

    private Node(ClusterLiveStore store) {
      this.store = store;
      store.followedBy(
          (before, after) ->
              followed.add(before.name() + ": " + before.activeId() + " → " + after.activeId()));
    }

    void put(LiveName state) {
      Object unused =
          store.locked(
              state.name(),
              () -> {
                store.put(state);
                return state;
              });
    }

    LiveName state(String name) {
      return store.get(name).orElse(null);
    }
  }

  Node node() {
    return new Node(
        new ClusterLiveStore(
            this,
            new Peers() {
              @Override
              public void tellOthers(Notice notice) {
                sent.add(notice);
              }

              @Override
              public boolean tell(String node, Notice notice) {
                throw new UnsupportedOperationException();
              }

              @Override
              public boolean isPresent(String node) {
                return present.contains(node);
              }

              @Override
              public boolean areNone() {
                return present.isEmpty();
              }

              @Override
              public boolean leads() {
                return true;
              }
            },
            new Clock() {
              @Override
              public Instant instant() {
                return now;
              }

              @Override
              public ZoneId getZone() {
                throw new UnsupportedOperationException();
              }

              @Override
              public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
              }
            }));
  }

  private void work() {
    if (failing) {
      throw new IllegalStateException("the cluster is not active");
    }
  }

  @Override
  public String read(String name) {
    work();
    return texts.get(name);
  }

  @Override
  public void write(String name, String text) {
    work();
    if (text == null) {
      texts.remove(name);
    } else {
      texts.put(name, text);
    }
  }

  @Override
  public Collection<String> names() {
    work();
    return List.copyOf(texts.keySet());
  }

  @Override
  public Lock lock(String name) {
    work();
    return locks.computeIfAbsent(name, key -> new ReentrantLock());
  }
}
