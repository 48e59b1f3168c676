package dev.parley.embedded;

import dev.parley.embedded.internal.DataDirectory;
import dev.parley.embedded.internal.IsolatedLoader;
import dev.parley.embedded.internal.Listening;
import dev.parley.embedded.internal.ServerCore;
import dev.parley.embedded.internal.Settings;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running Openfire in this JVM. There is one at a time per JVM; after {@link #close()} another
 * can be started. Openfire's own classes are out of the program's reach: it is used as a server.
 *
 * <p>All methods may be called from any thread. A JVM that ends closes the server.
 */
public final class EmbeddedOpenfire implements AutoCloseable {
  private static final AtomicBoolean RUNNING = new AtomicBoolean();

  private final Settings settings;
  private final DataDirectory directory;
  private final ServerCore core;
  private final Listening listening;
  private final Thread atExit = new Thread(this::closeQuietly, "openfire-at-exit");
  private boolean closed;

  private EmbeddedOpenfire(
      Settings settings, DataDirectory directory, ServerCore core, Listening listening) {
    this.settings = settings;
    this.directory = directory;
    this.core = core;
    this.listening = listening;
  }

  /**
   * A new builder.
   *
   * @return a server on loopback, free ports, in memory, without users, until told otherwise
   */
  public static EmbeddedOpenfireBuilder builder() {
    return new EmbeddedOpenfireBuilder();
  }

  static EmbeddedOpenfire start(Settings settings) {
    if (!RUNNING.compareAndSet(false, true)) {
      throw new EmbeddedOpenfireException(
          "An Openfire runs in this JVM already: close it first, or use startProcess()");
    }
    try {
      return startOnly(settings);
    } catch (RuntimeException | Error e) {
      RUNNING.set(false);
      throw e;
    }
  }

  private static EmbeddedOpenfire startOnly(Settings settings) {
    DataDirectory directory = DataDirectory.open(settings.dataDirectory());
    ServerCore core = new IsolatedLoader(EmbeddedOpenfire.class.getClassLoader()).newCore();
    try {
      Listening listening = core.start(settings, directory.path());
      EmbeddedOpenfire server = new EmbeddedOpenfire(settings, directory, core, listening);
      Runtime.getRuntime().addShutdownHook(server.atExit);
      return server;
    } catch (RuntimeException | Error e) {
      try (directory) {
        core.stop();
      } catch (RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /**
   * The XMPP domain.
   *
   * @return as chosen in the builder, lower case
   */
  public String domain() {
    return settings.domain();
  }

  /**
   * The address that the server's sockets are bound to.
   *
   * @return as chosen in the builder
   */
  public String bindAddress() {
    return settings.bindAddress();
  }

  /**
   * Where clients connect with TCP (and must start TLS).
   *
   * @return the port, never 0
   */
  public int port() {
    return listening.port();
  }

  /**
   * Where clients connect with WebSocket: {@code ws://ADDRESS:PORT/ws/}.
   *
   * @return the port, never 0; empty if the builder asked for none
   */
  public OptionalInt webSocketPort() {
    return listening.webSocketPort();
  }

  /**
   * The certificate to trust.
   *
   * @return a PEM file, which lasts as long as the data directory
   */
  public Path trust() {
    return listening.trust();
  }

  /**
   * Creates an account, or gives the existing one this password.
   *
   * @param name the part before the {@code @}
   * @param password any non-empty text
   * @throws EmbeddedOpenfireException if no account can have that name, or the server is closed
   */
  public synchronized void addUser(String name, String password) {
    requireOpen();
    core.addUser(name, password);
  }

  /**
   * Installs a plugin while the server runs, or replaces a loaded one of the same file name (which
   * takes Openfire some seconds).
   *
   * @param jar the plugin's file
   * @throws EmbeddedOpenfireException if it does not load, or the server is closed
   */
  public synchronized void loadPlugin(Path jar) {
    requireOpen();
    core.loadPlugin(jar);
  }

  /**
   * Stops and removes a plugin, which takes Openfire some seconds.
   *
   * @param name its file name without {@code .jar}, lower case
   * @throws EmbeddedOpenfireException if there is no such plugin, or the server is closed
   */
  public synchronized void unloadPlugin(String name) {
    requireOpen();
    core.unloadPlugin(name);
  }

  private void requireOpen() {
    if (closed) {
      throw new EmbeddedOpenfireException("The server is closed: start another one");
    }
  }

  /**
   * Closes all client connections, stops the plugins, the database and every thread of the server,
   * and deletes what was temporary. Does nothing the second time.
   */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook waits for this close, or this close is the hook's.
    }
    closeQuietly();
  }

  private synchronized void closeQuietly() {
    if (closed) {
      return;
    }
    closed = true;
    try (directory) {
      core.stop();
    } finally {
      RUNNING.set(false);
    }
  }
}
