package dev.parley.openfire.cluster;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.locks.Lock;
import org.jivesoftware.util.cache.Cache;
import org.jivesoftware.util.cache.CacheFactory;

/**
 * Finds the lock of a key, which Openfire 4.2.0 has in {@code CacheFactory.getLock(Object, Cache)}
 * and 5.1.x in {@code Cache.getLock(Serializable)}.
 */
final class CacheLocks {
  private CacheLocks() {}

  static Lock lock(String key, Cache<String, String> cache) {
    try {
      return (Lock) invoke(key, cache);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The cluster gives no lock", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The server's locks are out of reach", e);
    }
  }

  private static Object invoke(String key, Cache<String, String> cache)
      throws InvocationTargetException, IllegalAccessException {
    try {
      return Cache.class.getMethod("getLock", Serializable.class).invoke(cache, key);
    } catch (NoSuchMethodException e) {
      return older().invoke(null, key, cache);
    }
  }

  private static Method older() {
    try {
      return CacheFactory.class.getMethod("getLock", Object.class, Cache.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("This server has no locks for its caches", e);
    }
  }
}
