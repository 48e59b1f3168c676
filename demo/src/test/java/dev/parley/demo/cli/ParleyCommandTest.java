package dev.parley.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParleyCommandTest {
  private final PrintStream standardOut = System.out;
  private final PrintStream standardErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(standardOut);
    System.setErr(standardErr);
  }

  @Test
  void printsHelpWithoutArguments() {
    assertThat(ParleyCommand.execute()).isEqualTo(ExitStatus.OK);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "demo", "server", "master", "connect", "names", "whois", "register", "watch", "devices")
        .doesNotContain("role");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "server",
        "master",
        "connect",
        "names",
        "names export",
        "names import",
        "whois",
        "register",
        "release",
        "rekey",
        "transfer",
        "accept-transfer",
        "watch",
        "devices"
      })
  void everyCommandDocumentsItsExitStatuses(String command) {
    assertThat(ParleyCommand.execute((command + " --help").split(" "))).isEqualTo(ExitStatus.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Exit status:", "  0   it worked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "demo --fly",
        "devices --all",
        "server --port many",
        "server --port 99999",
        "server --port 0 --websocket-port -1",
        "server --port 0 --domain a@b",
        "server --port 0 --user alice",
        "server --port 0 --user a@b:c",
        "connect chess-club",
        "connect --account alice@localhost",
        "names --password x",
        "names export chess-club --account a@localhost --password x",
        "names export --account a@localhost --password x --out /does/not/exist",
        "names import chess-club --account a@localhost --password x",
        "names import chess-club /does/not/exist --account a@localhost --password x",
        "whois --account alice@localhost --password x",
        "register chess-club --account a@localhost --password x --access everybody",
        "register chess-club --account a@localhost --password x --allow a@b/c",
        "register chess-club --account a@localhost --password x --access open --allow a@b",
        "release chess-club --account a@localhost --password x --key-file /does/not/exist",
        "transfer chess-club --account a@localhost --password x",
        "transfer chess-club bob --account a@localhost --password x",
        "transfer chess-club bob@localhost --withdraw --account a@localhost --password x",
        "master chess-club --account a@localhost --password x --priority 5",
        "master chess-club --account a@localhost --password x --standby --priority 256",
        "master chess-club --account a@localhost --password x --allow @",
        "connect chess-club --account alice@localhost --password x --wait 0",
        "connect chess-club --account nobody --password x",
        "connect chess-club --account alice@localhost --password x --server :0",
        "connect chess-club --account alice@localhost --password-file /does/not/exist",
        "connect chess-club --account alice@localhost --password x --ice-config /does/not/exist"
      })
  void tellsAWrongUseInOneLine(String line) {
    assertThat(ParleyCommand.execute(line.split(" "))).isEqualTo(ExitStatus.USAGE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void devicesAreListedOrItIsSaidThatThereAreNone() {
    assertThat(ParleyCommand.execute("devices", "--json")).isEqualTo(ExitStatus.OK);
    assertThat(ParleyCommand.execute("devices")).isEqualTo(ExitStatus.OK);
  }
}
