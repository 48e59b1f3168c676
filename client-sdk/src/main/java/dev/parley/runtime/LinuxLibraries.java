package dev.parley.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The shared libraries that webrtc-java's Linux library is linked against. They are looked for
 * before it is loaded, because the dynamic linker names only the first that is missing, by file,
 * and what a person needs are all, by package.
 */
final class LinuxLibraries {

  /** File name to Debian package; {@code readelf -d} shows the former. */
  private static final Map<String, String> NEEDED = needed();

  private static final List<String> DIRECTORIES =
      List.of("/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib");

  private static final Path CACHE = Path.of("/etc/ld.so.cache");

  private LinuxLibraries() {}

  /** The packages of the libraries that are not there, in a constant order. */
  static List<String> missingPackages() {
    byte[] cache = cache();
    List<String> path = new ArrayList<>(DIRECTORIES);
    String extra = System.getenv("LD_LIBRARY_PATH");
    if (extra != null) {
      path.addAll(List.of(extra.split(":")));
    }
    return missingPackages(name -> inCache(cache, name) || inDirectories(path, name));
  }

  static List<String> missingPackages(Predicate<String> present) {
    return NEEDED.entrySet().stream()
        .filter(needed -> !present.test(needed.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * Whether the linker's cache knows the library and its file still exists. The cache holds names
   * and paths as NUL-terminated strings; only those are read, so its version does not matter.
   */
  static boolean inCache(byte[] cache, String name) {
    String text = new String(cache, StandardCharsets.ISO_8859_1);
    String end = "/" + name + "\0";
    for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
      int start = text.lastIndexOf('\0', at) + 1;
      if (Files.exists(Path.of(text.substring(start, at + end.length() - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean inDirectories(List<String> directories, String name) {
    return directories.stream()
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.exists(Path.of(directory, name)));
  }

  private static byte[] cache() {
    try {
      return Files.readAllBytes(CACHE);
    } catch (IOException e) {
      // No cache, as on musl: the directories must do.
      return new byte[0];
    }
  }

  private static Map<String, String> needed() {
    Map<String, String> needed = new LinkedHashMap<>();
    needed.put("libpulse.so.0", "libpulse0");
    needed.put("libudev.so.1", "libudev1");
    needed.put("libX11.so.6", "libx11-6");
    needed.put("libXfixes.so.3", "libxfixes3");
    needed.put("libXrandr.so.2", "libxrandr2");
    needed.put("libXcomposite.so.1", "libxcomposite1");
    needed.put("libXext.so.6", "libxext6");
    needed.put("libdbus-1.so.3", "libdbus-1-3");
    return needed;
  }
}
