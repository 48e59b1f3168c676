package dev.parley;

import static dev.parley.TestNet.PATIENCE;
import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.ice.IceConfig;
import dev.parley.ice.IceServer;
import dev.parley.ice.IceTransportPolicy;
import dev.parley.peer.PeerStatistics;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session over a real TURN server that nobody but the server told of (XEP-0215). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RelayIT {

  private static final IceConfig RELAY_ONLY = IceConfig.NONE.withPolicy(IceTransportPolicy.RELAY);

  @Test
  void theServersOfTheNameServiceAreUsed() throws Exception {
    assumeTrue(Coturn.executable().isPresent(), "coturn is not installed: apt-get install coturn");
    assumeTrue(Coturn.ownAddress().isPresent(), "the machine has no address but its loopback");
    try (Coturn coturn = Coturn.start();
        TestNet net =
            TestNet.startWith(
                builder ->
                    builder
                        .property("parley.names.turn.services", coturn.services())
                        .property("parley.names.turn.password", Coturn.SECRET))) {
      assertThat(coturn.isAlive()).isTrue();
      try (RawPeer eve = new RawPeer(net, "eve")) {
        await(eve.connection().iceServersKnown());
        List<IceServer> told = eve.connection().iceServers();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).isTurn()).isFalse();
        assertThat(told.get(1).isTurn()).isTrue();
        assertThat(told.get(1).username()).contains(":eve@");
      }
      Parley alice = net.client("alice", builder -> builder.iceConfig(RELAY_ONLY));
      Incoming incoming = new Incoming();
      await(alice.startMaster("behind-a-relay")).onConnection(incoming);
      Parley bob = net.client("bob", builder -> builder.iceConfig(RELAY_ONLY));
      PeerConnection session = await(bob.connect("behind-a-relay"));
      Received echoes = new Received(session.dataChannels().get(0));
      await(session.dataChannels().get(0).send("relayed"));
      assertThat(echoes.next().text()).isEqualTo("relayed");
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                PeerStatistics.SelectedPair pair =
                    await(session.statistics()).selectedPair().orElseThrow();
                assertThat(pair.local().type()).isEqualTo("relay");
                assertThat(pair.remote().type()).isEqualTo("relay");
              });
      assertThat((Object) incoming.next().remote()).isEqualTo(bob.address());
    }
  }
}
