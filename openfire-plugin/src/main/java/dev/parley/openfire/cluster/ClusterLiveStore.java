package dev.parley.openfire.cluster;

import dev.parley.openfire.registry.Instance;
import dev.parley.openfire.registry.LiveName;
import dev.parley.openfire.registry.LiveStore;
import dev.parley.openfire.registry.LocalLiveStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live instances of all nodes. This node has a copy of everything, from which it reads; inside
 * of {@link #locked} the copy of that name is the common state. Until the node {@link #join}s a
 * cluster, and after it has {@link #leave}d, the copy is all there is.
 */
final class ClusterLiveStore implements LiveStore {
  private static final Logger Log = LoggerFactory.getLogger(ClusterLiveStore.class);
  private static final long LOCK_SECONDS = 3;

  /** How long the end of a name is remembered, for nodes that looked elsewhere. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final SharedStates shared;
  private final Peers peers;
  private final Clock clock;
  private final LocalLiveStore copy = new LocalLiveStore();

  /** All ids this node has ever had: the server may give it another each time it joins. */
  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  /** Names of which the cluster does not know yet what this node knows. */
  private final Set<String> unshared = ConcurrentHashMap.newKeySet();

  /** Names that this thread has locked in the cluster, and whether it has changed them. */
  private final ThreadLocal<Map<String, Boolean>> locked = ThreadLocal.withInitial(HashMap::new);

  private volatile String node = "";
  private volatile BiConsumer<LiveName, LiveName> follower = (before, after) -> {};

  ClusterLiveStore(SharedStates shared, Peers peers, Clock clock) {
    this.shared = shared;
    this.peers = peers;
    this.clock = clock;
    ids.add("");
  }

  /**
   * Who is told of changes by other nodes: the state before and after. It is called with the name
   * locked on this node, and must not block.
   */
  void followedBy(BiConsumer<LiveName, LiveName> listener) {
    follower = listener;
  }

  /** This node is in a cluster from now on: shares what it knows, and learns the rest. Blocks. */
  void join(String id) {
    ids.add(id);
    copy.all().forEach(state -> unshared.add(state.name()));
    node = id;
    lookAtAll();
  }

  /**
   * This node is in no cluster any more, and knows as much as before; the instances of other nodes
   * are for {@link dev.parley.openfire.registry.Nodes#left} to end.
   */
  void leave() {
    node = "";
    unshared.clear();
  }

  /** What the cluster had may be lost: shares again what this node knows. */
  void shareAgain() {
    if (isShared()) {
      copy.all().stream()
          .filter(state -> state.instances().stream().anyMatch(this::isHere))
          .forEach(state -> unshared.add(state.name()));
      lookAtAll();
    }
  }

  /** Looks at the common state of every name: a notice may have been lost. Blocks. */
  void lookAtAll() {
    if (!isShared()) {
      return;
    }
    Set<String> names = new HashSet<>(unshared);
    copy.all().forEach(state -> names.add(state.name()));
    try {
      names.addAll(shared.names());
    } catch (RuntimeException e) {
      Log.warn("The names of the cluster could not be read", e);
    }
    names.forEach(this::look);
  }

  /** Looks at the common state of a name, which another node has changed. Blocks. */
  void look(String name) {
    if (!unshared.contains(name)) {
      Void unused = copy.locked(name, () -> refresh(name));
    }
    if (unshared.contains(name)) {
      String unused = locked(name, () -> name);
    }
  }

  /** Forgets names that ended long ago, in the cluster's cache. Blocks. */
  void forgetEnded() {
    Instant before = clock.instant().minus(REMEMBERED);
    for (String name : shared.names()) {
      if (copy.get(name).isEmpty()) {
        Void unused = locked(name, () -> forget(name, before));
      }
    }
  }

  private @Nullable Void forget(String name, Instant before) {
    String text = shared.read(name);
    LiveName state = text == null ? null : LiveNameText.read(text);
    if (state != null && state.instances().isEmpty() && state.since().isBefore(before)) {
      shared.write(name, null);
    }
    return null;
  }

  private boolean isShared() {
    return !node.isEmpty();
  }

  @Override
  public Optional<LiveName> get(String name) {
    return copy.get(name);
  }

  @Override
  public Optional<LiveName> latest(String name) {
    if (isShared()) {
      look(name);
    }
    return copy.get(name);
  }

  @Override
  public void put(LiveName state) {
    LiveName next = withPresentId(state);
    copy.put(next);
    if (isShared()) {
      write(next);
    }
  }

  private void write(LiveName state) {
    LiveName written = state.instances().isEmpty() ? ended(state) : state;
    try {
      shared.write(state.name(), LiveNameText.write(written));
      locked.get().put(state.name(), true);
    } catch (RuntimeException e) {
      unshared.add(state.name());
      Log.error("The cluster does not take the state of {}; it is tried again", state.name(), e);
    }
  }

  private LiveName ended(LiveName state) {
    return new LiveName(
        state.name(), state.epoch(), null, null, clock.instant(), "", null, List.of());
  }

  /** Instances of this node carry its present id, whichever it had when they started. */
  private LiveName withPresentId(LiveName state) {
    String id = node;
    if (state.instances().stream().noneMatch(i -> isHere(i) && !i.node().equals(id))) {
      return state;
    }
    List<Instance> instances =
        state.instances().stream().map(i -> isHere(i) ? on(i, id) : i).toList();
    return new LiveName(
        state.name(),
        state.epoch(),
        state.activeId(),
        state.elsewhere(),
        state.since(),
        state.ticketKey(),
        state.elector(),
        instances);
  }

  private static Instance on(Instance i, String node) {
    return new Instance(i.id(), i.jid(), i.priority(), i.joined(), i.fingerprint(), i.lost(), node);
  }

  @Override
  public Set<String> namesOf(String fullJid) {
    return copy.namesOf(fullJid);
  }

  @Override
  public Collection<LiveName> all() {
    return copy.all();
  }

  @Override
  public <T> T locked(String name, Supplier<T> change) {
    return copy.locked(name, () -> isShared() ? lockedForAll(name, change) : change.get());
  }

  private <T> T lockedForAll(String name, Supplier<T> change) {
    Map<String, Boolean> mine = locked.get();
    if (mine.putIfAbsent(name, false) != null) {
      return change.get();
    }
    Lock lock = acquire(name);
    try {
      refresh(name);
      return change.get();
    } finally {
      release(name, lock);
      boolean changed = mine.remove(name);
      if (mine.isEmpty()) {
        locked.remove(); // The thread is the server's, and outlives the plugin.
      }
      if (changed) {
        peers.tellOthers(Notice.of(Notice.Kind.CHANGED, name));
      }
    }
  }

  private @Nullable Lock acquire(String name) {
    try {
      Lock lock = shared.lock(name);
      if (lock.tryLock(LOCK_SECONDS, TimeUnit.SECONDS)) {
        return lock;
      }
      Log.warn("Another node has {} locked for long; the database decides between the two", name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      Log.warn("{} cannot be locked in the cluster; the database decides", name, e);
    }
    return null;
  }

  private static void release(String name, @Nullable Lock lock) {
    if (lock == null) {
      return;
    }
    try {
      lock.unlock();
    } catch (RuntimeException e) {
      // It has gone with the cluster that this node was in when it took it.
      Log.debug("The lock of {} was gone before it was released", name, e);
    }
  }

  /**
   * Makes the copy the common state. Where there is none, though this node knows of something, it
   * was lost: a name that ended is kept for a while without instances. Call it with the name locked
   * on this node.
   */
  private @Nullable Void refresh(String name) {
    LiveName before = copy.get(name).orElse(null);
    LiveName common;
    try {
      String text = shared.read(name);
      common = text == null ? null : LiveNameText.read(text);
    } catch (RuntimeException e) {
      Log.error("The state of {} cannot be read from the cluster", name, e);
      return null;
    }
    if (common == null && before != null && before.instances().stream().anyMatch(this::isHere)) {
      unshared.add(name);
    }
    if (locked.get().containsKey(name) && unshared.remove(name) && before != null) {
      common = withPresentId(common == null ? before : Merge.of(common, before, this::isHere));
      put(common);
    } else if (common != null) {
      copy.put(common);
    }
    if (common != null) {
      LiveName was = before == null ? LiveName.offline(name, common.epoch()) : before;
      if (!was.equals(common)) {
        follower.accept(was, common);
      }
    }
    return null;
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public boolean isHere(Instance instance) {
    return isOwn(instance.node());
  }

  /** Whether this node has or had an id. */
  boolean isOwn(String id) {
    return ids.contains(id);
  }

  @Override
  public boolean isPresent(String other) {
    return other.equals(node) || (isShared() && peers.isPresent(other));
  }

  @Override
  public boolean leads() {
    return !isShared() || peers.leads();
  }

  @Override
  public boolean isAlone() {
    return !isShared() || peers.areNone();
  }

  @Override
  public void judgeElsewhere(String name) {
    if (isShared()) {
      peers.tellOthers(Notice.of(Notice.Kind.JUDGE, name));
    }
  }

  /** The node that looks after a session, as far as it runs an instance; null if it runs none. */
  @Nullable String nodeOf(String fullJid) {
    for (String name : copy.namesOf(fullJid)) {
      String found = copy.get(name).flatMap(s -> s.at(fullJid)).map(Instance::node).orElse(null);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
