package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What owners do with names, by command. */
class NamesIT {
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

  /** Runs a command that succeeds; returns what it printed last. */
  private static ObjectNode run(String account, String command, String name, String... more)
      throws Exception {
    try (ParleyProcess process = start(account, command, name, more)) {
      assertThat(process.awaitExit()).as("%s %s", process.out(), process.err()).isZero();
      assertThat(process.err()).isEmpty();
      return last(process);
    }
  }

  private static ObjectNode last(ParleyProcess process) {
    List<String> out = process.out();
    return Json.readObject(out.get(out.size() - 1)).orElseThrow();
  }

  /** Runs a command that is refused. */
  private static void refused(
      int status, String code, String account, String command, String name, String... more)
      throws Exception {
    try (ParleyProcess process = start(account, command, name, more)) {
      assertThat(process.awaitExit()).as("%s %s", process.out(), process.err()).isEqualTo(status);
      assertThat(process.err()).singleElement().asString().contains(name).startsWith("parley: ");
      assertThat(last(process).path("code").asText()).isEqualTo(code);
    }
  }

  private static String key(ObjectNode answer) {
    String key = answer.path("key").asText();
    assertThat(key).matches("[A-Za-z0-9_-]{43}");
    return key;
  }

  @Test
  void aRegisteredNameIsListedAndTold() throws Exception {
    ObjectNode registered =
        run("alice", "register", "club", "--description", "Play\nwith us", "--access", "open");
    assertThat(registered.path("event").asText()).isEqualTo("registered");
    key(registered);
    refused(7, "already-registered", "alice", "register", "club");
    refused(7, "exists", "carol", "register", "club");
    refused(7, "invalid-name", "carol", "register", "Straße");

    ObjectNode told = run("bob", "whois", "club");
    assertThat(told.path("description").asText()).isEqualTo("Play\nwith us");
    assertThat(told.path("online").asBoolean(true)).isFalse();
    assertThat(told.has("access")).isFalse();
    assertThat(run("alice", "whois", "club").path("access").asText()).isEqualTo("open");
    refused(8, "not-found", "bob", "whois", "no-such-club");
    try (ParleyProcess names = ParleyProcess.start(namesOf("bob", "--json"))) {
      names.awaitEvent(node -> node.path("name").asText().equals("club"), "the name");
      assertThat(names.awaitExit()).isZero();
    }
  }

  private static String[] namesOf(String account, String... more) {
    List<String> command = new ArrayList<>(List.of("names"));
    command.addAll(List.of(server.signIn(account, folder.resolve(account).toString())));
    command.addAll(List.of(more));
    return command.toArray(String[]::new);
  }

  @Test
  void peopleSeeTheKeyAloneOnStandardOutput() throws Exception {
    List<String> command = new ArrayList<>(List.of("register", "for-people"));
    command.addAll(List.of(server.signIn("alice", folder.resolve("alice").toString())));
    try (ParleyProcess process = ParleyProcess.start(command.toArray(String[]::new))) {
      assertThat(process.awaitExit()).as("%s", process.err()).isZero();
      assertThat(process.out()).singleElement().asString().matches("[A-Za-z0-9_-]{43}");
      assertThat(process.err()).singleElement().asString().contains("secret key", "store it");
      assertThat(process.err().get(0)).doesNotContain(process.out().get(0));
    }
    try (ParleyProcess names = ParleyProcess.start(namesOf("carol"))) {
      assertThat(names.awaitExit()).isZero();
      assertThat(names.out()).contains("for-people");
    }
  }

  @Test
  void aNewKeyKillsTheOldOneAndReleasesTheName() throws Exception {
    String old = key(run("alice", "register", "locked"));
    String fresh = key(run("alice", "rekey", "locked"));
    assertThat(fresh).isNotEqualTo(old);
    refused(7, "not-allowed", "bob", "rekey", "locked");
    refused(8, "not-found", "bob", "rekey", "never-locked");
    refused(7, "not-allowed", "bob", "release", "locked");
    refused(7, "incorrect", "bob", "release", "locked", "--key-file", file(old));
    run("bob", "release", "locked", "--key-file", file(fresh));
    refused(8, "not-found", "alice", "whois", "locked");
  }

  private static String file(String secret) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "key", ""), secret + "\n").toString();
  }

  @Test
  void aNameIsOfferedAndTaken() throws Exception {
    String old = key(run("alice", "register", "gift"));
    refused(7, "not-allowed", "bob", "transfer", "gift", "bob@localhost");
    run("alice", "transfer", "gift", "carol@localhost");
    run("alice", "transfer", "gift", "--withdraw");
    refused(8, "not-found", "carol", "accept-transfer", "gift");
    assertThat(run("alice", "transfer", "gift", "bob@localhost").path("to").asText())
        .isEqualTo("bob@localhost");
    ObjectNode taken = run("bob", "accept-transfer", "gift");
    assertThat(taken.path("event").asText()).isEqualTo("accepted");
    assertThat(key(taken)).isNotEqualTo(old);
    refused(7, "not-allowed", "alice", "rekey", "gift");
  }
}
