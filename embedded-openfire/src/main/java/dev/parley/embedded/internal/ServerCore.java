package dev.parley.embedded.internal;

import java.nio.file.Path;

/**
 * The isolated half of a server, as the other half sees it. Every method may throw {@link
 * dev.parley.embedded.EmbeddedOpenfireException}; calls must not overlap.
 */
public interface ServerCore {

  /**
   * Starts and returns when clients can sign in and every plugin is initialised.
   *
   * @param settings what to start
   * @param home an existing, writable directory that this server alone uses
   * @return where it listens
   */
  Listening start(Settings settings, Path home);

  /**
   * Creates an account or gives an existing one this password.
   *
   * @param name the part before the {@code @}
   * @param password any non-empty text
   */
  void addUser(String name, String password);

  /**
   * Installs a plugin, or replaces it by another build.
   *
   * @param jar the plugin's file; its name is the plugin's name
   */
  void loadPlugin(Path jar);

  /**
   * Stops and removes a plugin.
   *
   * @param name the file name without {@code .jar}, lower case
   */
  void unloadPlugin(String name);

  /** Stops the server and every thread it started; does nothing the second time. */
  void stop();
}
