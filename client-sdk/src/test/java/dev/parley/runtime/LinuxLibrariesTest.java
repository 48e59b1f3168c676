package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxLibrariesTest {

  @Test
  void namesThePackageOfEachMissingLibrary() {
    List<String> missing =
        LinuxLibraries.missingPackages(
            name -> !name.equals("libXrandr.so.2") && !name.equals("libpulse.so.0"));
    assertThat(missing).containsExactly("libpulse0", "libxrandr2");
    assertThat(NativeLibrary.missingMessage(missing))
        .isEqualTo(
            "WebRTC needs libraries that this machine lacks."
                + " Install them with: apt-get install libpulse0 libxrandr2");
    assertThat(LinuxLibraries.missingPackages(name -> true)).isEmpty();
  }

  @Test
  void theCacheCountsOnlyWhileTheFileIsThere(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("libpulse.so.0");
    byte[] cache =
        ("\1\2binary\0libpulse.so.0\0" + file + "\0libpulse.so.01\0")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(LinuxLibraries.inCache(cache, "libpulse.so.0")).isFalse();
    Files.createFile(file);
    assertThat(LinuxLibraries.inCache(cache, "libpulse.so.0")).isTrue();
    assertThat(LinuxLibraries.inCache(cache, "pulse.so.0")).isFalse();
    assertThat(LinuxLibraries.inCache(new byte[0], "libpulse.so.0")).isFalse();
  }
}
