package dev.parley.openfire.plugin;

import java.io.File;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.util.JiveGlobals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.component.ComponentException;

/** What {@code plugin.xml} names: starts the service and ends it. */
public final class ParleyPlugin implements Plugin {
  private static final Logger Log = LoggerFactory.getLogger(ParleyPlugin.class);

  private @Nullable NameService service;

  @Override
  public synchronized void initializePlugin(PluginManager manager, File pluginDirectory) {
    String subdomain = JiveGlobals.getProperty("parley.names.subdomain", "names");
    NameService starting = new NameService(XMPPServer.getInstance(), subdomain);
    try {
      starting.open();
    } catch (ComponentException | RuntimeException e) {
      starting.close();
      throw new IllegalStateException(
          "The name service cannot take the address " + subdomain + ": is it in use?", e);
    }
    service = starting;
    Log.info("Parley's name service is open at {}", subdomain);
  }

  @Override
  public synchronized void destroyPlugin() {
    if (service != null) {
      service.close();
      service = null;
    }
  }
}
