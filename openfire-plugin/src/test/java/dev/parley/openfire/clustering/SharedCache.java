package dev.parley.openfire.clustering;

import com.hazelcast.map.IMap;
import java.util.AbstractMap;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jivesoftware.util.cache.Cache;

/** A cache that all nodes have in common. */
final class SharedCache<K, V> extends AbstractMap<K, V> implements Cache<K, V> {
  private final IMap<String, byte[]> map;
  private String name;

  SharedCache(String name, IMap<String, byte[]> map) {
    this.name = name;
    this.map = map;
  }

  static String key(Object key) {
    return Base64.getEncoder().encodeToString(Bytes.of(key));
  }

  @SuppressWarnings("unchecked")
  private Map.Entry<K, V> entry(byte[] bytes) {
    return bytes == null ? null : (Map.Entry<K, V>) Bytes.ofServer(bytes);
  }

  private static byte[] bytes(Object key, Object value) {
    return Bytes.of(new SimpleImmutableEntry<>(key, value));
  }

  private V value(byte[] bytes) {
    Map.Entry<K, V> entry = entry(bytes);
    return entry == null ? null : entry.getValue();
  }

  @Override
  public V get(Object key) {
    return value(map.get(key(key)));
  }

  @Override
  public V put(K key, V value) {
    return value(map.put(key(key), bytes(key, value)));
  }

  @Override
  public V remove(Object key) {
    return value(map.remove(key(key)));
  }

  @Override
  public boolean containsKey(Object key) {
    return map.containsKey(key(key));
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public void clear() {
    map.clear();
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    Set<Map.Entry<K, V>> entries = new HashSet<>();
    map.values().forEach(bytes -> entries.add(entry(bytes)));
    return entries;
  }

  void destroy() {
    map.destroy();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public void setName(String name) {
    this.name = name;
  }

  @Override
  public long getMaxCacheSize() {
    return -1;
  }

  @Override
  public void setMaxCacheSize(int maxSize) {}

  @Override
  public long getMaxLifetime() {
    return -1;
  }

  @Override
  public void setMaxLifetime(long maxLifetime) {}

  @Override
  public int getCacheSize() {
    return 0;
  }

  @Override
  public long getCacheHits() {
    return 0;
  }

  @Override
  public long getCacheMisses() {
    return 0;
  }
}
