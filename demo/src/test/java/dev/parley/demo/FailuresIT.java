package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.demo.io.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong is told in one line that says what to do, and has an exit status. */
class FailuresIT {
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

  private static List<String> connect(String name, String... more) {
    String storage = folder.resolve("bob").toString();
    return new ArrayList<>(Arrays.asList(server.command("connect", name, "bob", storage, more)));
  }

  private static void set(List<String> command, String option, String value) {
    command.set(command.indexOf(option) + 1, value);
  }

  /** Runs it and checks that it fails like that. */
  private static void fails(List<String> command, int status, String code, String... words)
      throws Exception {
    try (ParleyProcess process = ParleyProcess.start(command.toArray(String[]::new))) {
      assertThat(process.awaitExit()).as("%s %s", process.out(), process.err()).isEqualTo(status);
      assertThat(process.err()).singleElement().asString().contains(words);
      String error = process.out().get(process.out().size() - 1);
      assertThat(Json.readObject(error).orElseThrow().path("code").asText()).isEqualTo(code);
    }
  }

  @Test
  void anOptionThatThereIsNot() throws Exception {
    fails(connect("chess-club", "--fly"), 2, "usage", "--fly", "parley connect --help");
  }

  @Test
  void wrongPassword() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "not the secret\n");
    List<String> command = connect("chess-club", "--password-file", password.toString());
    fails(command, 4, "wrong-password", "bob@localhost", "password");
  }

  @Test
  void unknownName() throws Exception {
    fails(connect("no-such-name"), 8, "not-found", "no-such-name");
  }

  @Test
  void invalidName() throws Exception {
    fails(connect("Straße"), 7, "invalid-name", "Straße");
  }

  @Test
  void serverDown() throws Exception {
    List<String> command = connect("chess-club");
    set(command, "--server", "127.0.0.1:1");
    fails(command, 5, "server-unreachable", "127.0.0.1:1", "--server");
  }

  @Test
  void certificateNotTrusted() throws Exception {
    List<String> command = connect("chess-club");
    int trust = command.indexOf("--trust");
    command.remove(trust);
    command.remove(trust);
    fails(command, 6, "certificate-not-trusted", "not trusted", "--trust");
  }

  @Test
  void trustFileMissing() throws Exception {
    List<String> command = connect("chess-club");
    set(command, "--trust", "/does/not/exist.pem");
    fails(command, 6, "trust-file", "/does/not/exist.pem");
  }

  @Test
  void aServerThatIsGoneIsTold() throws Exception {
    try (RunningServer gone = RunningServer.start();
        ParleyProcess master =
            ParleyProcess.start(
                gone.command("master", "orphan", "alice", folder.resolve("alice").toString()));
        ParleyProcess watch =
            ParleyProcess.start(
                gone.command("watch", "orphan", "bob", folder.resolve("bob").toString()))) {
      master.awaitEvent("registered");
      watch.awaitEvent("online");
      gone.stop();
      watch.awaitEvent("interrupted");
      watch.terminate();
      assertThat(watch.awaitExit()).isZero();
      master.awaitEvent("interrupted");
      master.terminate();
      assertThat(master.awaitExit()).isEqualTo(5);
      assertThat(master.err()).singleElement().asString().contains("orphan", "notice by itself");
      assertThat(master.awaitEvent("error").path("code").asText()).isEqualTo("not-told");
    }
  }

  /** A network namespace with nothing but lo: ICE finds no address there. */
  @Test
  void onlyLoopback() throws Exception {
    List<String> isolated = List.of("unshare", "--net", "--", "sh", "-c", LOOPBACK_UP, "sh");
    Assumptions.assumeTrue(
        works(isolated), "this test needs the right to make a network namespace");
    try (ParleyProcess demo = ParleyProcess.startBy(isolated, "demo")) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.awaitNote("FAILED")).contains("loopback");
    }
  }

  private static final String LOOPBACK_UP = "ip link set lo up && exec \"$@\"";

  private static boolean works(List<String> prefix) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    Process process = new ProcessBuilder(command).inheritIO().start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Test
  void aPasswordOnTheCommandLineIsWarnedOf() throws Exception {
    try (ParleyProcess process =
        ParleyProcess.start(
            connect("no-such-name", "--password", "secret").toArray(String[]::new))) {
      assertThat(process.awaitExit()).isEqualTo(8);
      assertThat(process.err()).hasSize(2);
      assertThat(process.err().get(0)).contains("warning", "PARLEY_PASSWORD");
    }
  }
}
