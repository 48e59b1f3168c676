package dev.parley.embedded.internal;

import java.nio.file.Path;
import java.util.Locale;

/** How Openfire derives a plugin's name from its file's. */
public final class PluginNames {
  private PluginNames() {}

  /**
   * The plugin's canonical name.
   *
   * @param jar a plugin's file
   * @return the file name without extension, lower case
   */
  public static String of(Path jar) {
    String file = String.valueOf(jar.getFileName());
    if (!file.toLowerCase(Locale.ROOT).endsWith(".jar")) {
      throw new IllegalArgumentException("Not a .jar file: " + jar);
    }
    return file.substring(0, file.length() - ".jar".length()).toLowerCase(Locale.ROOT);
  }
}
