package dev.parley.embedded;

import dev.parley.embedded.internal.ChildConnection;
import dev.parley.embedded.internal.Listening;
import dev.parley.embedded.internal.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A running Openfire in a JVM of its own, for who wants several, or one that can be killed. It ends
 * when this JVM ends, however that happens.
 *
 * <p>All methods may be called from any thread.
 */
public final class OpenfireProcess implements AutoCloseable {
  private final Settings settings;
  private final ChildConnection child;
  private final Listening listening;

  private OpenfireProcess(Settings settings, ChildConnection child, Listening listening) {
    this.settings = settings;
    this.child = child;
    this.listening = listening;
  }

  static OpenfireProcess start(Settings settings) {
    ChildConnection child = ChildConnection.launch();
    try {
      return new OpenfireProcess(settings, child, child.start(settings));
    } catch (RuntimeException | Error e) {
      child.kill();
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
   * The process's id.
   *
   * @return as the operating system counts
   */
  public long pid() {
    return child.pid();
  }

  /**
   * Whether the process runs.
   *
   * @return false once it has ended, by whatever cause
   */
  public boolean isAlive() {
    return child.isAlive();
  }

  /**
   * What the process has printed, its log included.
   *
   * @return the last 2,000 lines at most
   */
  public List<String> output() {
    return child.output();
  }

  /**
   * Creates an account, or gives the existing one this password.
   *
   * @param name the part before the {@code @}
   * @param password any non-empty text
   * @throws EmbeddedOpenfireException if no account can have that name, or the process has ended
   */
  public void addUser(String name, String password) {
    child.addUser(name, password);
  }

  /**
   * Installs a plugin while the server runs, or replaces a loaded one of the same file name (which
   * takes Openfire some seconds).
   *
   * @param jar the plugin's file
   * @throws EmbeddedOpenfireException if it does not load, or the process has ended
   */
  public void loadPlugin(Path jar) {
    child.loadPlugin(jar);
  }

  /**
   * Stops and removes a plugin, which takes Openfire some seconds.
   *
   * @param name its file name without {@code .jar}, lower case
   * @throws EmbeddedOpenfireException if there is no such plugin, or the process has ended
   */
  public void unloadPlugin(String name) {
    child.unloadPlugin(name);
  }

  /**
   * Ends the process as a crash would (SIGKILL) and returns when it is gone; what is in a data
   * directory stays, and another server can start there at once.
   */
  public void kill() {
    child.kill();
  }

  /**
   * Stops the server in order and returns when the process has ended. Does nothing the second time.
   *
   * @throws EmbeddedOpenfireException if it had to be killed because it did not end within 30 s
   */
  @Override
  public void close() {
    child.close();
  }
}
