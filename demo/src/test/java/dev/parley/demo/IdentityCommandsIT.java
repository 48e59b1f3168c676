package dev.parley.demo;

import static dev.parley.demo.CommandRun.fails;
import static dev.parley.demo.CommandRun.works;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities of names by command: carried to another machine, changed, accepted. */
class IdentityCommandsIT {
  private static RunningServer server;

  @TempDir Path folder;
  private Path passphrase;
  private Path out;

  @BeforeAll
  static void startServer() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void files() throws Exception {
    passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n");
    out = folder.resolve("identity.json");
  }

  /** Runs a command of an account on a machine of its own, which is a storage folder. */
  private ParleyProcess start(
      String account, String machine, List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(server.signIn(account, folder.resolve(machine).toString())));
    all.add("--json");
    all.addAll(List.of(more));
    return ParleyProcess.start(all.toArray(String[]::new));
  }

  private ParleyProcess export(String machine, String name, String... more) {
    return start("alice", machine, List.of("names", "export", name, "--out", out.toString()), more);
  }

  private ParleyProcess take(String machine, String name, String... more) {
    return start("alice", machine, List.of("names", "import", name, out.toString()), more);
  }

  private String[] withPassphrase(String... more) {
    List<String> all = new ArrayList<>(List.of("--passphrase-file", passphrase.toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Serves the name there for a moment; returns the fingerprint of its identity. */
  private String serve(String machine, String name) throws Exception {
    try (ParleyProcess master = start("alice", machine, List.of("master", name))) {
      master.awaitEvent(node -> node.has("epoch"), "the start");
      master.terminate();
      assertThat(master.awaitExit()).isZero();
    }
    return identity(machine, name);
  }

  private String identity(String machine, String name) throws Exception {
    return works(start("alice", machine, List.of("whois", name))).path("identity").asText();
  }

  @Test
  void anIdentityIsCarriedToAnotherMachine() throws Exception {
    String identity = serve("first", "carried");
    ObjectNode exported = works(export("first", "carried", withPassphrase()));
    assertThat(exported.path("event").asText()).isEqualTo("exported");
    assertThat(exported.path("identity").asText()).isEqualTo(identity).startsWith("SHA256:");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-------");

    ObjectNode imported = works(take("second", "carried", withPassphrase()));
    assertThat(imported.path("event").asText()).isEqualTo("imported");
    assertThat(imported.path("identity").asText()).isEqualTo(identity);
    works(take("second", "carried", withPassphrase()));
    try (ParleyProcess active = start("alice", "first", List.of("master", "carried"));
        ParleyProcess standby =
            start("alice", "second", List.of("master", "carried", "--standby"))) {
      active.awaitEvent("started");
      standby.awaitEvent(node -> node.path("event").asText().matches("standby|started"), "a start");
    }
  }

  @Test
  void aStandbyWithoutTheIdentityIsToldToImportIt() throws Exception {
    try (ParleyProcess active = start("alice", "first", List.of("master", "alone"))) {
      active.awaitEvent("registered");
      ParleyProcess standby = start("alice", "second", List.of("master", "alone", "--standby"));
      fails(standby, 9, "identity-missing", "parley names export", "parley names import");
    }
  }

  @Test
  void aFileIsReplacedOnlyIfThatIsWanted() throws Exception {
    serve("first", "written");
    Files.writeString(out, "precious");
    fails(export("first", "written", withPassphrase()), 2, "file-exists", "--force");
    assertThat(out).hasContent("precious");
    works(export("first", "written", withPassphrase("--force")));
    assertThat(out).content().contains("parley-identity");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-------");
  }

  @Test
  void withoutAnIdentityNothingIsWritten() throws Exception {
    fails(export("first", "no-such", withPassphrase()), 9, "no-identity", "start the name first");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatCannotBeImportedChangesNothing() throws Exception {
    serve("first", "kept");
    works(export("first", "kept", withPassphrase()));
    String content = Files.readString(out);

    Files.writeString(passphrase, "wrong horse\n");
    fails(take("second", "kept", withPassphrase()), 9, "wrong-passphrase", "wrong, or");
    Files.writeString(passphrase, "correct horse\n");
    fails(take("second", "another", withPassphrase()), 9, "other-name", "kept@names.localhost");
    Files.writeString(out, content.substring(content.length() / 2));
    fails(take("second", "kept", withPassphrase()), 9, "identity-file", "not an exported identity");
    assertThat(identity("second", "kept")).isEmpty();
  }

  @Test
  void anotherIdentityIsLostOnlyIfThatIsWanted() throws Exception {
    String first = serve("first", "replaced");
    works(export("first", "replaced", withPassphrase()));
    String second = serve("second", "replaced");
    assertThat(second).isNotEqualTo(first);
    fails(take("second", "replaced", withPassphrase()), 9, "other-identity", "--replace");
    assertThat(identity("second", "replaced")).isEqualTo(second);
    works(take("second", "replaced", withPassphrase("--replace")));
    assertThat(identity("second", "replaced")).isEqualTo(first);
  }

  @Test
  void aChangedIdentityIsRefusedUntilItIsAccepted() throws Exception {
    String before;
    try (ParleyProcess master = start("alice", "first", List.of("master", "changed", "--echo"))) {
      master.awaitEvent("registered");
      assertThat(connect("changed").path("event").asText()).isEqualTo("closed");
      before = identity("first", "changed");
    }
    works(start("alice", "first", List.of("release", "changed")));
    // As after a loss of the machine: the name is taken again, and has another identity.
    try (ParleyProcess master = start("alice", "second", List.of("master", "changed", "--echo"))) {
      master.awaitEvent("registered");
      String now = identity("second", "changed");
      assertThat(now).isNotEqualTo(before);
      fails(
          start("bob", "bob", List.of("connect", "changed")),
          9,
          "identity-changed",
          before,
          now,
          "--accept-new-master");
      connect("changed", "--accept-new-master");
      connect("changed");
    }
  }

  /** Connects and leaves; returns the last event. */
  private ObjectNode connect(String name, String... more) throws Exception {
    ParleyProcess bob = start("bob", "bob", List.of("connect", name), more);
    bob.endInput();
    return works(bob);
  }
}
