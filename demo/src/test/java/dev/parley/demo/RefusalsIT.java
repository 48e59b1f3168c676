package dev.parley.demo;

import static dev.parley.demo.CommandRun.fails;
import static dev.parley.demo.CommandRun.works;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the name service refuses, by command: told in a line that says what to do. */
class RefusalsIT {
  @TempDir static Path folder;
  private static OpenfirePlugin plugin;

  @BeforeAll
  static void unpack() throws Exception {
    plugin = OpenfirePlugin.unpack();
  }

  @AfterAll
  static void delete() {
    plugin.close();
  }

  private static RunningServer server(String... property) {
    return RunningServer.inProcess(
        builder -> {
          builder.plugin(plugin.jar());
          for (int i = 0; i < property.length; i += 2) {
            builder.property("parley.names." + property[i], property[i + 1]);
          }
        });
  }

  private static ParleyProcess start(
      RunningServer server, String account, String command, String name, String... more) {
    String storage = folder.resolve(account).toString();
    return ParleyProcess.start(server.command(command, name, account, storage, more));
  }

  @Test
  void tooManyNames() throws Exception {
    try (RunningServer server = server("limit.names", "1")) {
      works(start(server, "alice", "register", "first"));
      fails(start(server, "alice", "register", "second"), 7, "too-many-names", "release one");
      works(start(server, "alice", "release", "first"));
      works(start(server, "alice", "register", "second"));
    }
  }

  /** Limits that grant one request and no other for hours: the test need not be quick. */
  @Test
  void tooFast() throws Exception {
    try (RunningServer server = server("limit.registrations", "0.001", "limit.misses", "0.001")) {
      works(start(server, "alice", "register", "first"));
      fails(start(server, "alice", "register", "club"), 7, "too-fast", "club", "again in 6 s");
      fails(start(server, "alice", "master", "club"), 7, "too-fast", "club", "again in 6 s");
      fails(start(server, "bob", "connect", "club"), 8, "not-found", "club");
      fails(start(server, "bob", "connect", "club"), 7, "too-fast", "club", "again in 6 s");
    }
  }

  /** To somebody who must not see it, a hidden name is told like one that does not exist. */
  @Test
  void aHiddenNameAndAnUnknownOne() throws Exception {
    try (RunningServer server = server()) {
      works(start(server, "bob", "register", "hidden", "--access", "private"));
      for (String name : new String[] {"hidden", "unknown"}) {
        fails(start(server, "carol", "whois", name), 8, "not-found", name, "spelling", "access");
        fails(start(server, "carol", "connect", name), 8, "not-found", name, "spelling", "access");
      }
      works(start(server, "bob", "whois", "hidden"));
      fails(start(server, "bob", "connect", "hidden"), 8, "not-available", "nobody serves hidden");
    }
  }

  @Test
  void aWrongKey() throws Exception {
    try (RunningServer server = server()) {
      works(start(server, "bob", "register", "locked"));
      String key = Files.writeString(folder.resolve("key"), "A".repeat(43) + "\n").toString();
      ParleyProcess release = start(server, "carol", "release", "locked", "--key-file", key);
      fails(release, 7, "incorrect", "locked", "ask the owner");
      ParleyProcess master = start(server, "carol", "master", "locked", "--key-file", key);
      fails(master, 7, "incorrect", "locked", "ask the owner");
    }
  }

  /** An Openfire that lacks the plugin. */
  @Test
  void noNameService() throws Exception {
    try (RunningServer server = RunningServer.inProcess(builder -> {})) {
      for (String command : new String[] {"register", "master", "connect", "watch"}) {
        ParleyProcess process = start(server, "bob", command, "club");
        fails(process, 5, "no-name-service", "localhost", "install the Parley plugin");
      }
    }
  }
}
