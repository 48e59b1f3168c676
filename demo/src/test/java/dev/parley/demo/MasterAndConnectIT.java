package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterAndConnectIT {
  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void startServer() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static ParleyProcess master(String name, String account, String... more) {
    String storage = folder.resolve(account).toString();
    return ParleyProcess.start(server.command("master", name, account, storage, more));
  }

  private static ParleyProcess connect(String name, String... more) {
    String storage = folder.resolve("bob").toString();
    return ParleyProcess.start(server.command("connect", name, "bob", storage, more));
  }

  private static List<String> events(ParleyProcess process) {
    return process.out().stream()
        .map(line -> line.replaceAll(".*\"event\":\"([a-z]+)\".*", "$1"))
        .toList();
  }

  private static List<String> texts(ParleyProcess process) {
    return process.out().stream()
        .filter(line -> line.contains("\"message\""))
        .map(line -> line.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  @Test
  void everyLineIsAnsweredBeforeConnectEnds() throws Exception {
    try (ParleyProcess master = master("echo-1", "alice", "--echo")) {
      master.awaitEvent("registered");
      try (ParleyProcess bob = connect("echo-1")) {
        for (int line = 0; line < 500; line++) {
          bob.say("Zeile " + line + " ♞");
        }
        bob.endInput();

        assertThat(bob.awaitExit()).isZero();
        assertThat(texts(bob)).hasSize(500).startsWith("Zeile 0 ♞").endsWith("Zeile 499 ♞");
        assertThat(events(bob)).startsWith("connected").endsWith("closed");
        assertThat(bob.err()).isEmpty();
      }
      master.terminate();
      assertThat(master.awaitExit()).isZero();
      assertThat(texts(master)).hasSize(500);
      assertThat(events(master)).startsWith("registered", "connected").endsWith("stopped");
    }
  }

  @Test
  void emptyInputEndsAtOnce() throws Exception {
    try (ParleyProcess master = master("empty", "alice", "--echo")) {
      master.awaitEvent("registered");
      try (ParleyProcess bob = connect("empty")) {
        bob.endInput();
        assertThat(bob.awaitExit()).isZero();
        assertThat(events(bob)).containsOnly("connected", "path", "closed").startsWith("connected");
      }
    }
  }

  @Test
  void theMastersLinesGoToEverybodyConnected() throws Exception {
    try (ParleyProcess master = master("news", "alice")) {
      master.awaitEvent("registered");
      try (ParleyProcess first = connect("news");
          ParleyProcess second = connect("news")) {
        for (ParleyProcess each : List.of(first, second)) {
          each.awaitEvent("connected");
          each.say("here I am");
        }
        awaitMessages(master, 2);
        master.say("checkmate");
        for (ParleyProcess each : List.of(first, second)) {
          assertThat(each.awaitEvent("message").path("text").asText()).isEqualTo("checkmate");
          each.endInput();
          assertThat(each.awaitExit()).isZero();
        }
      }
    }
  }

  private static void awaitMessages(ParleyProcess process, int count) {
    process.awaitEvent(node -> texts(process).size() >= count, count + " messages");
  }

  @Test
  void theNameStartsAgainAndIsRefusedToOthers() throws Exception {
    try (ParleyProcess master = master("mine", "alice")) {
      master.awaitEvent("registered");
      master.terminate();
      assertThat(master.awaitExit()).isZero();
    }
    try (ParleyProcess again = master("mine", "alice")) {
      again.awaitEvent("started");
      try (ParleyProcess carol = master("mine", "carol")) {
        assertThat(carol.awaitExit()).isEqualTo(7);
        assertThat(events(carol)).containsExactly("exists", "error");
        assertThat(carol.err()).singleElement().asString().contains("another account");
      }
    }
  }

  @Test
  void aWrongKeyIsIncorrect() throws Exception {
    Path key = folder.resolve("wrong-key");
    java.nio.file.Files.writeString(key, "A".repeat(43) + "\n");
    try (ParleyProcess master = master("locked", "alice")) {
      master.awaitEvent("registered");
      try (ParleyProcess carol = master("locked", "carol", "--key-file", key.toString())) {
        assertThat(carol.awaitExit()).isEqualTo(7);
        assertThat(events(carol)).containsExactly("incorrect", "error");
      }
    }
  }

  @Test
  void aMasterThatStopsEndsItsSessionsWithAReason() throws Exception {
    try (ParleyProcess master = master("short", "alice", "--echo")) {
      master.awaitEvent("registered");
      try (ParleyProcess bob = connect("short")) {
        bob.awaitEvent("connected");
        master.terminate();
        assertThat(bob.awaitExit()).isEqualTo(8);
        assertThat(bob.awaitEvent("closed").path("by").asText()).isEqualTo("remote");
        assertThat(bob.err()).singleElement().asString().startsWith("parley: the session ended");
      }
      assertThat(master.awaitExit()).isZero();
    }
  }

  /** As of {@code parley connect … | head -n 1}: other programs get SIGPIPE then. */
  @Test
  void connectEndsWhenNobodyReadsItsOutput() throws Exception {
    List<String> oneLine = List.of("bash", "-c", "set -o pipefail; \"$@\" | head -n 1", "bash");
    String storage = folder.resolve("bob").toString();
    try (ParleyProcess master = master("pipe", "alice", "--echo")) {
      master.awaitEvent("registered");
      try (ParleyProcess bob =
          ParleyProcess.startBy(oneLine, server.command("connect", "pipe", "bob", storage))) {
        bob.awaitEvent("connected");
        await().atMost(Duration.ofSeconds(60)).until(() -> saidInVain(bob));
        assertThat(bob.awaitExit()).isEqualTo(141);
      }
    }
  }

  private static boolean saidInVain(ParleyProcess process) {
    try {
      process.say("anybody there?");
      return !process.handle().isAlive();
    } catch (IOException ended) {
      return true;
    }
  }

  @Test
  void aLineThatIsTooLongIsRefusedWithBothSizes() throws Exception {
    try (ParleyProcess master = master("long", "alice", "--echo")) {
      master.awaitEvent("registered");
      try (ParleyProcess bob = connect("long")) {
        bob.awaitEvent("connected");
        sayLong(bob);
        assertThat(bob.awaitExit()).isEqualTo(1);
        assertThat(bob.err()).singleElement().asString().contains("300000", "262144");
      }
    }
  }

  private static void sayLong(ParleyProcess process) throws IOException {
    process.say("x".repeat(300_000));
  }
}
