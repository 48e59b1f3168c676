package dev.parley.embedded.core;

import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.internal.PluginNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginListener;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.container.PluginManagerListener;
import org.jspecify.annotations.Nullable;

/** Openfire's plugin manager, and which plugins it has truly initialised. */
final class Plugins implements PluginListener {
  private static final int START_SECONDS = 100;

  private final PluginManager manager;
  private final Set<String> initialized = ConcurrentHashMap.newKeySet();

  Plugins(PluginManager manager) {
    this.manager = manager;
    manager.addPluginListener(this);
  }

  /** Openfire opens its ports at the end of the first run too, before this returns. */
  static Plugins awaitFirstRun(PluginManager manager, Supplier<@Nullable Plugins> plugins) {
    CountDownLatch done = new CountDownLatch(1);
    PluginManagerListener listener = done::countDown;
    manager.addPluginManagerListener(listener);
    try {
      if (!done.await(START_SECONDS, TimeUnit.SECONDS)) {
        throw new EmbeddedOpenfireException(
            "Openfire's plugins were not ready within " + START_SECONDS + " s: see its log");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedOpenfireException("Interrupted while Openfire started", e);
    } finally {
      manager.removePluginManagerListener(listener);
    }
    return Objects.requireNonNull(plugins.get(), "the admin plugin has run");
  }

  /** The manager lists a plugin even when its initialisation has thrown. */
  void requireLoaded(String name) {
    if (!initialized.contains(name)) {
      throw new EmbeddedOpenfireException(
          "The plugin " + name + " did not load: Openfire's log above says why");
    }
  }

  void load(Path jar) {
    String name = PluginNames.of(jar);
    if (initialized.contains(name)) {
      unload(name);
    }
    try (InputStream in = Files.newInputStream(jar)) {
      manager.installPlugin(in, name + ".jar");
    } catch (IOException e) {
      throw new EmbeddedOpenfireException("The plugin " + jar + " cannot be read", e);
    }
    requireLoaded(name);
  }

  void unload(String name) {
    if (!initialized.contains(name)) {
      throw new EmbeddedOpenfireException("There is no plugin " + name + " to unload");
    }
    manager.deletePlugin(name);
    if (manager.getPlugin(name) != null) {
      throw new EmbeddedOpenfireException(
          "The plugin " + name + " did not unload: Openfire's log above says why");
    }
    initialized.remove(name);
  }

  @Override
  public void pluginCreated(String name, Plugin plugin) {
    initialized.add(name);
  }

  @Override
  public void pluginDestroyed(String name, Plugin plugin) {
    initialized.remove(name);
  }
}
