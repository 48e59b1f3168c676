package dev.parley.embedded.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The temporary directories of servers that were killed: nobody holds their lock any more. */
final class AbandonedDirectories {
  private static final Logger log = LoggerFactory.getLogger(AbandonedDirectories.class);

  /** A directory that is just being set up may not be locked yet. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private AbandonedDirectories() {}

  /** Deletes those of this user; what cannot be deleted stays, and is no reason not to start. */
  static void sweep(Path parent, String prefix, Instant now) {
    try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, prefix + "*")) {
      for (Path candidate : candidates) {
        sweepOne(candidate, now);
      }
    } catch (IOException e) {
      log.debug("The directory {} cannot be searched", parent, e);
    }
  }

  private static void sweepOne(Path directory, Instant now) {
    Path file = directory.resolve(DataDirectory.LOCK);
    try {
      if (!Files.isRegularFile(file)
          || Files.getLastModifiedTime(file).toInstant().isAfter(now.minus(YOUNG))) {
        return;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          FileTree.delete(directory);
        }
      }
    } catch (OverlappingFileLockException e) {
      log.trace("This JVM uses {}", directory);
    } catch (IOException e) {
      log.debug("The abandoned directory {} cannot be deleted", directory, e);
    }
  }
}
