package dev.parley.demo.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Catches SIGTERM and SIGINT before the JVM does. The JVM's own answer to them, the shutdown hooks
 * all at once and the signal as exit status, would neither let a command end in order nor let it
 * say that it did. {@code sun.misc.Signal} (module {@code jdk.unsupported}) is the only way, and
 * the compiler warns of it without remedy; hence reflection.
 */
final class Signals {
  private static final String TERM = "TERM";
  private static final String INT = "INT";

  private Signals() {}

  /**
   * Catches both from now on.
   *
   * @param onSignal takes the signal's number, on a thread of its own
   * @return false if this JVM does not let its signals be caught
   */
  static boolean handle(IntConsumer onSignal) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method number = signal.getMethod("getNumber");
      InvocationHandler behaviour =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              onSignal.accept((Integer) number.invoke(arguments[0]));
            }
            return null;
          };
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(), new Class<?>[] {handler}, behaviour);
      Method handle = signal.getMethod("handle", signal, handler);
      for (String name : new String[] {TERM, INT}) {
        handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      }
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
