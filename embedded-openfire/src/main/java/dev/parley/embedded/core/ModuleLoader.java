package dev.parley.embedded.core;

import java.util.Map;
import org.jivesoftware.openfire.container.BasicModule;

/**
 * The context class loader by which Openfire loads its modules: leaves out those that do harm here.
 */
final class ModuleLoader extends ClassLoader {
  /** Asks a server on the Internet; when switched off it still keeps a thread for five seconds. */
  private static final Map<String, Class<? extends BasicModule>> REPLACED =
      Map.of("org.jivesoftware.openfire.update.UpdateManager", Absent.class);

  ModuleLoader(ClassLoader parent) {
    super("openfire-modules", parent);
  }

  @Override
  public Class<?> loadClass(String name) throws ClassNotFoundException {
    Class<?> replacement = REPLACED.get(name);
    return replacement == null ? super.loadClass(name) : replacement;
  }

  /** Takes the place of a module that is left out. */
  public static final class Absent extends BasicModule {
    /** For Openfire. */
    public Absent() {
      super("Left out");
    }
  }
}
