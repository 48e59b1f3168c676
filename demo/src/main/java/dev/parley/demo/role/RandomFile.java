package dev.parley.demo.role;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A temporary file of random bytes, so that neither compression nor chance can help it across. */
final class RandomFile implements AutoCloseable {
  private static final int BLOCK = 1 << 20;

  private final Path path;

  private RandomFile(Path path) {
    this.path = path;
  }

  /**
   * @throws IOException if there is no room for it
   */
  static RandomFile make(long bytes) throws IOException {
    RandomFile file = new RandomFile(Files.createTempFile("parley-demo", ".bin"));
    Random random = new Random(bytes);
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(file.path)) {
      for (long left = bytes; left > 0; left -= BLOCK) {
        random.nextBytes(block);
        out.write(block, 0, (int) Math.min(BLOCK, left));
      }
    }
    return file;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
