package dev.parley.embedded.core;

import java.io.File;
import java.util.Objects;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jspecify.annotations.Nullable;

/**
 * Openfire opens no port before a plugin named {@code admin} is there, and initialises it before
 * all others: the moment to do what must be done before the first client can come.
 */
public final class AdminPlaceholder implements Plugin {

  /** What is to be done when Openfire's modules run and neither plugins nor ports are there. */
  interface BeforePlugins {
    void run(PluginManager manager);
  }

  private static volatile @Nullable BeforePlugins hook;

  /** For Openfire. */
  public AdminPlaceholder() {}

  static void use(BeforePlugins action) {
    hook = action;
  }

  @Override
  public void initializePlugin(PluginManager manager, File directory) {
    Objects.requireNonNull(hook, "no hook").run(manager);
  }

  @Override
  public void destroyPlugin() {}
}
