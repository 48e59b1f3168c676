package dev.parley.name.internal;

import dev.parley.name.SecretKeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An instance id, held by a file lock as long as the process lives. */
final class FileLease implements SecretKeyStore.InstanceLease {

  private static final Logger LOG = LoggerFactory.getLogger(FileLease.class);

  // Opening and closing a file again would release the lock that this process has on it (POSIX).
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;
  private String instance = "";

  private FileLease(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Empty if a living process, this one included, holds it. */
  static Optional<FileLease> tryAcquire(Path base) {
    Path file = base.resolveSibling(base.getFileName() + ".lock").toAbsolutePath();
    synchronized (HELD) {
      if (HELD.contains(file)) {
        return Optional.empty();
      }
      try {
        FileChannel channel = OwnerOnly.open(file);
        if (isLocked(channel)) {
          HELD.add(file);
          return Optional.of(new FileLease(file, channel));
        }
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Optional.empty();
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  void assign(String id) {
    instance = id;
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public void close() {
    synchronized (HELD) {
      HELD.remove(file);
      try {
        channel.close();
      } catch (IOException e) {
        LOG.debug("A lock file did not close cleanly", e);
      }
    }
  }
}
