package dev.parley.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What fuzzing starts from, beside the files of findings: the test vectors. */
final class Seeds {

  private static final Path VECTORS =
      Path.of(URI.create(String.valueOf(Seeds.class.getResource("/vectors"))));

  private Seeds() {}

  static Stream<byte[]> descriptions() {
    return files(".sdp");
  }

  static Stream<byte[]> stanzas() {
    return files(".xml");
  }

  private static Stream<byte[]> files(String ending) {
    try (Stream<Path> files = Files.list(VECTORS)) {
      List<Path> chosen = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      return chosen.stream().map(Seeds::bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
