package dev.parley.openfire.cluster;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jivesoftware.util.cache.Cache;
import org.jivesoftware.util.cache.CacheFactory;
import org.jspecify.annotations.Nullable;

/** The common state in a cache of Openfire's. Nothing is in it while the node is in no cluster. */
final class CacheStates implements SharedStates {
  /** Shown to administrators in the list of caches. */
  static final String NAME = "Parley Names";

  private final Cache<String, String> cache;

  CacheStates() {
    // Openfire forgets after six hours what is in a cache, and above 256 KiB, unless told not to.
    if (!CacheFactory.hasMaxLifetimeFromProperty(NAME)) {
      CacheFactory.setMaxLifetimeProperty(NAME, -1);
    }
    if (!CacheFactory.hasMaxSizeFromProperty(NAME)) {
      CacheFactory.setMaxSizeProperty(NAME, -1);
    }
    cache = CacheFactory.createCache(NAME);
  }

  @Override
  public @Nullable String read(String name) {
    return cache.get(name);
  }

  @Override
  public void write(String name, @Nullable String text) {
    if (text == null) {
      cache.remove(name);
    } else {
      cache.put(name, text);
    }
  }

  @Override
  public Collection<String> names() {
    return List.copyOf(cache.keySet());
  }

  @Override
  public Lock lock(String name) {
    return CacheLocks.lock(name, cache);
  }

  /** Empties the copy that Openfire makes of the cluster's cache for a node that leaves. */
  void clearCopy() {
    cache.clear();
  }

  /** Takes the cache away, on all nodes: to be called only where there is no other. */
  void destroy() {
    cache.clear();
    CacheFactory.destroyCache(NAME);
  }
}
