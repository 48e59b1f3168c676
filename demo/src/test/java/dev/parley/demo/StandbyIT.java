package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several masters of one name, those who watch it, and whom they let in. */
class StandbyIT {
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

  private static ParleyProcess start(String account, String command, String name, String... more) {
    String storage = folder.resolve(account).toString();
    return ParleyProcess.start(server.command(command, name, account, storage, more));
  }

  @Test
  void aStandbyTakesOverAndWatchersSeeIt() throws Exception {
    try (ParleyProcess watch = start("bob", "watch", "relay");
        ParleyProcess first = start("alice", "master", "relay")) {
      first.awaitEvent("registered");
      watch.awaitEvent("online");
      try (ParleyProcess second =
          start("alice", "master", "relay", "--standby", "--priority", "7", "--echo")) {
        second.awaitEvent("standby");
        try (ParleyProcess third = start("alice", "master", "relay")) {
          assertThat(third.awaitExit()).isEqualTo(7);
          assertThat(third.err()).singleElement().asString().contains("standby");
        }
        first.terminate();
        assertThat(first.awaitExit()).isZero();
        long epoch = second.awaitEvent("active").path("epoch").asLong();
        assertThat(watch.awaitEvent("moved").path("epoch").asLong()).isEqualTo(epoch);
        try (ParleyProcess caller = start("bob", "connect", "relay")) {
          caller.say("still there?");
          caller.endInput();
          assertThat(caller.awaitExit()).as("%s", caller.err()).isZero();
          assertThat(caller.awaitEvent("message").path("text").asText()).isEqualTo("still there?");
        }
        try (ParleyProcess release = start("alice", "release", "relay")) {
          assertThat(release.awaitExit()).as("%s", release.err()).isZero();
        }
        assertThat(second.awaitExit()).isEqualTo(7);
        assertThat(second.awaitEvent("error").path("code").asText()).isEqualTo("stopped");
      }
      watch.awaitEvent("offline");
      watch.terminate();
      assertThat(watch.awaitExit()).isZero();
      assertThat(watch.err()).isEmpty();
    }
  }

  @Test
  void nobodyWatchesANameThatCannotBe() throws Exception {
    try (ParleyProcess watch = start("bob", "watch", "Straße")) {
      assertThat(watch.awaitExit()).isEqualTo(7);
      assertThat(watch.err()).singleElement().asString().contains("Straße");
    }
  }

  @Test
  void onlyThoseWhoAreAllowedGetIn() throws Exception {
    try (ParleyProcess master =
        start("alice", "master", "private-club", "--echo", "--allow", "bob@localhost")) {
      master.awaitEvent("registered");
      try (ParleyProcess bob = start("bob", "connect", "private-club");
          ParleyProcess carol = start("carol", "connect", "private-club")) {
        bob.awaitEvent("connected");
        assertThat(carol.awaitExit()).isEqualTo(8);
        assertThat(carol.awaitEvent("error").path("code").asText()).isEqualTo("refused");
        assertThat(carol.err()).singleElement().asString().contains("not on the list");
        bob.endInput();
        assertThat(bob.awaitExit()).isZero();
      }
    }
  }
}
