package dev.parley.embedded.core;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold keys. */
final class OwnerOnly {
  private OwnerOnly() {}

  /** Creates an empty file that nobody else can read, where the file system knows of others. */
  static void create(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, attributes("rw-------"));
  }

  /** Creates a directory, and what is above it, that nobody else can enter. */
  static void createDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, attributes("rwx------"));
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
