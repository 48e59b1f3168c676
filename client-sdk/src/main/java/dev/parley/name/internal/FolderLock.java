package dev.parley.name.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Short exclusive work on files, among threads and among processes. */
final class FolderLock {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  // File locks belong to the process: among its threads something else must keep order.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private FolderLock() {}

  static <T> T whileHeld(Path file, Supplier<T> work) throws IOException {
    IN_PROCESS.lock();
    try (FileChannel channel = OwnerOnly.open(file)) {
      acquire(channel, file);
      return work.get();
    } finally {
      IN_PROCESS.unlock();
    }
  }

  /** The lock goes with the channel. */
  private static void acquire(FileChannel channel, Path file) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (tryLock(channel) == null) {
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("another process holds " + file);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for " + file, e);
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another class loader of this process has a copy of this class.
      return null;
    }
  }
}
