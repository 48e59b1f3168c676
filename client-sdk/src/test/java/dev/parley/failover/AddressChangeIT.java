package dev.parley.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.parley.ConnectOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.TestNet;
import dev.parley.channel.DataChannel;
import dev.parley.name.Standing;
import dev.parley.peer.PeerState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master's machine changes its only address in the middle of a session, or loses its network
 * for a while: its link to the server dies with the path, both come back, and the session and its
 * channel are the same as before.
 */
@Timeout(180)
class AddressChangeIT {

  private static final Logger LOG = LoggerFactory.getLogger(AddressChangeIT.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void theSessionSurvivesAnotherAddress() throws Exception {
    survives(
        "moving",
        (cable, states) -> {
          cable.readdress();
          LOG.info("another address");
        });
  }

  @Test
  void theSessionSurvivesACutCable() throws Exception {
    survives(
        "cut-off",
        (cable, states) -> {
          cable.cut();
          await("the path is silent")
              .atMost(PATIENCE)
              .until(() -> states.contains(PeerState.DISCONNECTED));
          cable.mend();
          LOG.info("the cable is mended");
        });
  }

  private interface Trouble {
    void happens(Cable cable, List<PeerState> states) throws Exception;
  }

  private static void survives(String name, Trouble trouble) throws Exception {
    try (Cable cable = cable();
        TestNet net = TestNet.startAt(cable.outside());
        InstanceProcess master = InstanceProcess.start(net, name, "active", 1, cable.prefix())) {
      master.awaitStanding(Standing.ACTIVE);
      Parley bob = net.client("bob");
      PeerConnection session = TestNet.await(bob.connect(name));
      List<PeerState> states = new CopyOnWriteArrayList<>();
      session.onStateChange(states::add);
      DataChannel channel = session.dataChannel(ConnectOptions.DEFAULT_LABEL);
      ask(channel);
      trouble.happens(cable, states);
      long since = System.nanoTime();
      ask(channel);
      LOG.info(
          "answered again {} ms later, {}",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since),
          states);
      assertThat(session.closed()).isNotDone();
      ask(channel);
      session.close();
    }
  }

  private static Cable cable() throws InterruptedException {
    try {
      return Cable.make();
    } catch (IOException e) {
      return abort("no network namespace with a veth pair can be made here: " + e.getMessage());
    }
  }

  private static void ask(DataChannel channel) throws Exception {
    CompletableFuture<Report> answer = new CompletableFuture<>();
    channel.onMessage(message -> answer.complete(Report.parse(message.text())));
    TestNet.await(channel.send("who are you?"));
    assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).instance()).isEqualTo("active");
  }
}
