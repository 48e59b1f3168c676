package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallAndAnswerIT {
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

  private static ParleyProcess answer(String account, String... more) {
    ParleyProcess process =
        ParleyProcess.start(
            server.command("answer", "--everyone", account, storage(account), more));
    process.awaitEvent("ready");
    return process;
  }

  private static ParleyProcess call(String account, String person, String... more) {
    return ParleyProcess.start(
        server.command("call", person + "@localhost", account, storage(account), more));
  }

  private static String storage(String account) {
    return folder.resolve(account).toString();
  }

  private static String state(ParleyProcess process, String state) {
    return process
        .awaitEvent(node -> node.path("state").asText().equals(state), state)
        .path("id")
        .asText();
  }

  @Test
  void aToneGoesEitherWay() throws Exception {
    try (ParleyProcess other = answer("bob", "--ring-only");
        ParleyProcess bob = answer("bob")) {
      try (ParleyProcess alice = call("alice", "bob", "--duration", "60")) {
        state(alice, "connected");
        assertThat(alice.awaitEvent("sound").path("hz").asInt()).isBetween(870, 890);
        assertThat(bob.awaitEvent("sound").path("hz").asInt()).isBetween(435, 445);
        bob.terminate();
        assertThat(alice.awaitEvent("closed").path("by").asText()).isEqualTo("remote");
        assertThat(alice.awaitExit()).isZero();
      }
      assertThat(bob.awaitExit()).isZero();
      // Where a program answers at once, another device may have no time to ring; if it does, it is
      // told to stop.
      if (other.out().stream().anyMatch(line -> line.contains("\"incoming\""))) {
        String id = other.awaitEvent("incoming").path("id").asText();
        assertThat(state(other, "answered-elsewhere")).isEqualTo(id);
      }
    }
  }

  @Test
  void whoIsBusyOrAwaySaysSo() throws Exception {
    try (ParleyProcess bob = answer("bob", "--reject");
        ParleyProcess alice = call("alice", "bob")) {
      assertThat(alice.awaitExit()).isEqualTo(8);
      assertThat(alice.awaitEvent("error").path("code").asText()).isEqualTo("refused");
      state(bob, "rejected");
    }
    try (ParleyProcess alice = call("alice", "carol", "--ring", "1")) {
      assertThat(alice.awaitExit()).isEqualTo(8);
      assertThat(alice.awaitEvent("error").path("code").asText()).isEqualTo("no-answer");
    }
    try (ParleyProcess carol = answer("carol")) {
      assertThat(carol.awaitEvent("missed").path("peer").asText()).isEqualTo("alice@localhost");
    }
    try (ParleyProcess alice = call("alice", "alice")) {
      assertThat(alice.awaitExit()).isEqualTo(2);
      assertThat(alice.err()).singleElement().asString().contains("this account itself");
    }
  }
}
