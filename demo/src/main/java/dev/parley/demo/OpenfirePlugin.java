package dev.parley.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Openfire plugin as a file: it travels inside this program's jar, because Openfire loads it
 * from a jar of its own and must not find its classes on the class path.
 */
public final class OpenfirePlugin implements AutoCloseable {
  private static final String NAME = "parley.jar";

  private final Path folder;

  private OpenfirePlugin(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the jar into a temporary folder; its name is the plugin's name in Openfire.
   *
   * @throws IOException if there is no room for it
   */
  public static OpenfirePlugin unpack() throws IOException {
    try (InputStream jar = OpenfirePlugin.class.getResourceAsStream(NAME)) {
      if (jar == null) {
        throw new IllegalStateException(
            "this build lacks the Openfire plugin: build it with mvn package, not mvn compile");
      }
      Path folder = Files.createTempDirectory("parley-plugin");
      Files.copy(jar, folder.resolve(NAME));
      return new OpenfirePlugin(folder);
    }
  }

  public Path jar() {
    return folder.resolve(NAME);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(jar());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
