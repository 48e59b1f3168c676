package dev.parley.openfire.it;

import dev.parley.embedded.EmbeddedOpenfire;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * What a server in this JVM holds: rows, entries of Openfire's caches, and the contents of every
 * map, collection and queue that can be reached from the plugin. Server and plugin have class
 * loaders of their own, so all of it is seen by reflection.
 */
final class Inside {
  private final ClassLoader openfire;

  Inside(EmbeddedOpenfire server) throws ReflectiveOperationException {
    openfire = field(EmbeddedOpenfire.class, "core").get(server).getClass().getClassLoader();
  }

  /** How much there is of everything, by what it is. */
  Map<String, Long> sizes() throws Exception {
    Map<String, Long> sizes = new TreeMap<>();
    caches(sizes);
    rows(sizes);
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    walk("plugin", plugin(), sizes, seen);
    return sizes;
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** Calls a public method without parameters, or a static one of a class. */
  private static Object call(Object target, String method) throws ReflectiveOperationException {
    Class<?> type = target instanceof Class<?> c ? c : target.getClass();
    return type.getMethod(method).invoke(target instanceof Class<?> ? null : target);
  }

  private Object plugin() throws ReflectiveOperationException {
    Object server = call(openfire.loadClass("org.jivesoftware.openfire.XMPPServer"), "getInstance");
    Object manager = call(server, "getPluginManager");
    return manager.getClass().getMethod("getPlugin", String.class).invoke(manager, "parley");
  }

  private void caches(Map<String, Long> sizes) throws ReflectiveOperationException {
    Class<?> factory = openfire.loadClass("org.jivesoftware.util.cache.CacheFactory");
    Object caches = call(factory, "getAllCaches");
    for (int i = 0; i < Array.getLength(caches); i++) {
      Object cache = Array.get(caches, i);
      sizes.put("cache " + call(cache, "getName"), (long) ((Map<?, ?>) cache).size());
    }
  }

  /** Sets one of Openfire's properties while it runs. */
  void setProperty(String name, String value) throws ReflectiveOperationException {
    openfire
        .loadClass("org.jivesoftware.util.JiveGlobals")
        .getMethod("setProperty", String.class, String.class)
        .invoke(null, name, value);
  }

  /** Runs a statement in the server's database. */
  void execute(String sql) throws Exception {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws ReflectiveOperationException {
    Class<?> manager = openfire.loadClass("org.jivesoftware.database.DbConnectionManager");
    return (Connection) call(manager, "getConnection");
  }

  private void rows(Map<String, Long> sizes) throws Exception {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"TABLE"})) {
        while (found.next()) {
          tables.add(found.getString("TABLE_NAME"));
        }
      }
      for (String table : tables) {
        try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
          count.next();
          sizes.put("rows " + table, count.getLong(1));
        }
      }
    }
  }

  private static void walk(String path, Object object, Map<String, Long> sizes, Set<Object> seen)
      throws IllegalAccessException {
    if (object == null || object instanceof Enum<?> || !seen.add(object)) {
      return;
    }
    if (object instanceof Map<?, ?> map) {
      count(path, map.size(), sizes);
      walkAll(path, map.values(), sizes, seen);
    } else if (object instanceof Collection<?> collection) {
      count(path, collection.size(), sizes);
      walkAll(path, collection, sizes, seen);
    } else if (object instanceof ThreadPoolExecutor pool) {
      count(path + ".queue", pool.getQueue().size() + pool.getActiveCount(), sizes);
    } else if (object instanceof Object[] array) {
      walkAll(path, List.of(array.clone()), sizes, seen);
    } else if (object.getClass().getName().startsWith("dev.parley.openfire.")) {
      walkFields(path, object, sizes, seen);
    }
  }

  private static void walkAll(
      String path, Collection<?> elements, Map<String, Long> sizes, Set<Object> seen)
      throws IllegalAccessException {
    for (Object element : elements) {
      walk(path + "[]", element, sizes, seen);
    }
  }

  private static void walkFields(
      String path, Object object, Map<String, Long> sizes, Set<Object> seen)
      throws IllegalAccessException {
    for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
      Field[] fields = type.getDeclaredFields();
      AccessibleObject.setAccessible(fields, true);
      for (Field field : fields) {
        if (!field.getType().isPrimitive()) {
          walk(path + "." + field.getName(), field.get(object), sizes, seen);
        }
      }
    }
  }

  private static void count(String path, long size, Map<String, Long> sizes) {
    sizes.merge(path, size, Long::sum);
  }
}
