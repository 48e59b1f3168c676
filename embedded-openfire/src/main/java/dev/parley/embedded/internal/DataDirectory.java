package dev.parley.embedded.internal;

import dev.parley.embedded.EmbeddedOpenfireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one server, locked against others for as long as the process lives: the
 * operating system frees the lock however the process ends, so a killed server can start again at
 * once.
 */
public final class DataDirectory implements AutoCloseable {
  static final String LOCK = ".lock";

  private static final String PREFIX = "parley-openfire-";

  private final Path path;
  private final FileChannel channel;
  private final boolean temporary;

  private DataDirectory(Path path, FileChannel channel, boolean temporary) {
    this.path = path;
    this.channel = channel;
    this.temporary = temporary;
  }

  /**
   * Opens and locks a directory.
   *
   * @param wanted created if absent; null for a temporary one, deleted on close
   * @return the locked directory
   * @throws EmbeddedOpenfireException if another server uses it, or it is not writable
   */
  public static DataDirectory open(@Nullable Path wanted) {
    try {
      Path path = wanted == null ? createTemporary() : Files.createDirectories(wanted);
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(channel, path);
      return new DataDirectory(path.toRealPath(), channel, wanted == null);
    } catch (IOException e) {
      throw new EmbeddedOpenfireException(
          "The data directory "
              + (wanted == null ? System.getProperty("java.io.tmpdir") : wanted)
              + " is not usable: check that it is writable",
          e);
    }
  }

  private static Path createTemporary() throws IOException {
    Path created = Files.createTempDirectory(PREFIX);
    AbandonedDirectories.sweep(
        Path.of(System.getProperty("java.io.tmpdir")), PREFIX, Instant.now());
    return created;
  }

  @SuppressWarnings("try") // the lock lives as long as its channel
  private static void lock(FileChannel channel, Path path) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new EmbeddedOpenfireException(
          "Another server uses the data directory " + path + ": stop it, or choose another one");
    }
  }

  /**
   * Where it is.
   *
   * @return an existing directory, absolute and without symbolic links
   */
  public Path path() {
    return path;
  }

  /** Frees the lock, and deletes a temporary directory. */
  @Override
  public void close() {
    try {
      channel.close();
      if (temporary) {
        FileTree.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The directory " + path + " cannot be deleted", e);
    }
  }
}
