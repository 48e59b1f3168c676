package dev.parley.embedded.core;

import java.lang.reflect.Field;
import java.security.Provider;
import java.security.Security;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import org.apache.commons.pool2.ObjectPool;
import org.jivesoftware.openfire.websocket.XmppWebSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Openfire leaves in the JVM's own registries, where the next server would meet it. */
final class JvmState {
  private static final Logger log = LoggerFactory.getLogger(JvmState.class);

  private JvmState() {}

  /** The pool of XML readers that WebSocket connections share keeps a timer thread. */
  private static void closeReaderPool() {
    try {
      Field field = XmppWebSocket.class.getDeclaredField("readerPool");
      field.setAccessible(true);
      if (field.get(null) instanceof ObjectPool<?> pool) {
        pool.close();
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Not the Openfire that this was written for", e);
    }
  }

  static void forget(ClassLoader loader) {
    for (Provider provider : Security.getProviders()) {
      if (provider.getClass().getClassLoader() == loader) {
        Security.removeProvider(provider.getName());
      }
    }
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (driver.getClass().getClassLoader() == loader) {
        try {
          DriverManager.deregisterDriver(driver);
        } catch (SQLException | SecurityException e) {
          log.warn("The database driver {} stays registered", driver, e);
        }
      }
    }
    System.clearProperty("openfireHome");
    closeReaderPool();
  }
}
