package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Reads from the kernel which sockets the server's process listens on. */
@EnabledOnOs(OS.LINUX)
class ListeningIT {
  private static final String LISTEN = "0A";

  @Test
  void listensOnLoopbackAndOnTheTwoPortsOnly() throws Exception {
    try (OpenfireProcess server = EmbeddedOpenfire.builder().webSocketPort(0).startProcess()) {
      assertThat(listening(server.pid()))
          .containsExactlyInAnyOrder(
              loopback(server.port()), loopback(server.webSocketPort().orElseThrow()));
    }
  }

  private static String loopback(int port) {
    return "127.0.0.1:" + port;
  }

  private static Set<String> listening(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files.toList()) {
        String target = Files.readSymbolicLink(file).toString();
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    Set<String> addresses = new HashSet<>();
    for (String table : new String[] {"tcp", "tcp6"}) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields[3].equals(LISTEN) && inodes.contains(fields[9])) {
          addresses.add(readable(fields[1]));
        }
      }
    }
    return addresses;
  }

  /** The kernel writes {@code 0100007F:1466}; an IPv4 address inside IPv6 ends like that too. */
  private static String readable(String hex) {
    String[] parts = hex.split(":", -1);
    boolean loopback =
        parts[0].equals("0100007F")
            || parts[0].toUpperCase(Locale.ROOT).endsWith("FFFF00000100007F");
    return (loopback ? "127.0.0.1" : parts[0]) + ":" + Integer.parseInt(parts[1], 16);
  }
}
