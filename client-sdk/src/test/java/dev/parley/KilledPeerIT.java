package dev.parley;

import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A peer whose process is killed, and who comes back. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KilledPeerIT {

  @TempDir private Path storage;

  private Process master(TestNet net) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    SchemaWatch.childOption(),
                    ChildMaster.class.getName(),
                    Integer.toString(net.server().port()),
                    net.server().trust().toString(),
                    storage.toString(),
                    "phoenix"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("ready")) {
        return process;
      }
    }
    throw new AssertionError("the child did not get ready");
  }

  @Test
  void isNoticedAndFoundAgain() throws Exception {
    try (TestNet net = TestNet.start()) {
      Parley bob = net.client("bob");
      Process first = master(net);
      Process second = null;
      try {
        PeerConnection session = await(bob.connect("phoenix"));
        first.destroyForcibly().waitFor();
        second = master(net);
        PeerConnection again = await(bob.connect("phoenix"));
        assertThat(again.state()).isEqualTo(PeerState.CONNECTED);

        PeerClosed end = session.closed().get(60, TimeUnit.SECONDS);
        assertThat(end.remote()).isFalse();
        assertThat(session.state()).isEqualTo(PeerState.CLOSED);
        assertThat(again.state()).isEqualTo(PeerState.CONNECTED);
        System.out.println("A killed peer was given up: " + end.reason() + ", " + end.text());
      } finally {
        first.destroyForcibly();
        if (second != null) {
          second.destroyForcibly();
        }
      }
    }
  }
}
