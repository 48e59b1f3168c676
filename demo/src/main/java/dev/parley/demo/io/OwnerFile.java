package dev.parley.demo.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that nobody but its owner may read: written in one piece or not at all. */
public final class OwnerFile {
  private OwnerFile() {}

  /**
   * Writes it.
   *
   * @param replace whether a file of that name may be lost
   * @throws java.nio.file.FileAlreadyExistsException if there is one, and it may not
   * @throws IOException if it cannot be written; what was there is there still
   */
  public static void write(Path file, String text, boolean replace) throws IOException {
    Path target = file.toAbsolutePath();
    // By its contract for its owner only, where the file system knows owners.
    Path fresh = Files.createTempFile(target.getParent(), ".parley-", ".new");
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, target, options(replace));
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static CopyOption[] options(boolean replace) {
    return replace
        ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING}
        : new CopyOption[0];
  }

  /** Whether something is there that is no file of its own, such as a folder, link or device. */
  public static boolean isSomethingElse(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
