package dev.parley.openfire.clustering;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jivesoftware.util.cache.ExternalizableUtilStrategy;

/** How Openfire's own classes write and read what they are made of: as objects, all alike. */
final class Streams {
  private Streams() {}

  static ExternalizableUtilStrategy strategy() {
    return (ExternalizableUtilStrategy)
        Proxy.newProxyInstance(
            Streams.class.getClassLoader(),
            new Class<?>[] {ExternalizableUtilStrategy.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  private static Object call(Method method, Object[] arguments) throws Exception {
    if (method.getName().startsWith("write")) {
      ((ObjectOutput) arguments[0]).writeObject(plain(arguments[1]));
      return null;
    }
    Object read = ((ObjectInput) arguments[0]).readObject();
    return arguments.length == 1 ? read : fill(arguments[1], read);
  }

  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new HashMap<>(map);
    }
    return value instanceof Collection<?> collection ? new ArrayList<>(collection) : value;
  }

  @SuppressWarnings("unchecked")
  private static int fill(Object empty, Object read) {
    if (empty instanceof Map<?, ?> map) {
      ((Map<Object, Object>) map).putAll((Map<Object, Object>) read);
    } else {
      ((Collection<Object>) empty).addAll((Collection<Object>) read);
    }
    return read instanceof Map<?, ?> map ? map.size() : ((Collection<?>) read).size();
  }
}
