package dev.parley;

import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.peer.ConnectTimeoutException;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerRefusedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** Sessions by address, sessions that cross, and calls that nobody takes. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DirectIT {

  private TestNet net;

  @BeforeEach
  void start() throws Exception {
    net = TestNet.start();
  }

  @AfterEach
  void stop() {
    net.close();
  }

  private static void exchange(PeerConnection session, String text) throws Exception {
    DataChannel channel = session.dataChannels().get(0);
    Received echoes = new Received(channel);
    await(channel.send(text));
    assertThat(echoes.next().text()).isEqualTo(text);
  }

  @Test
  void byAddress() throws Exception {
    Parley alice =
        net.client("alice", builder -> builder.connectionPolicy(ConnectionPolicy.everyone()));
    Parley bob = net.client("bob");
    Incoming incoming = new Incoming();
    alice.onConnection(incoming);
    PeerConnection session = await(bob.connect(alice.address(), ConnectOptions.defaults()));
    exchange(session, "hello by address");
    assertThat(session.name()).isEmpty();
    assertThat((Object) incoming.next().remote()).isEqualTo(bob.address());
  }

  @Test
  void strangersAreDeclinedByAddress() throws Exception {
    Parley alice = net.client("alice");
    alice.onConnection(new Incoming());
    Parley bob = net.client("bob");
    Throwable failure = failureOf(bob.connect(alice.address(), ConnectOptions.defaults()));
    assertThat(failure).isInstanceOf(PeerRefusedException.class);
    assertThat(((PeerRefusedException) failure).reason()).isEqualTo(EndReason.DECLINE);
  }

  @Test
  void aClientThatTakesNothingDeclines() throws Exception {
    Parley alice =
        net.client("alice", builder -> builder.connectionPolicy(ConnectionPolicy.everyone()));
    Parley bob = net.client("bob");
    assertThat(failureOf(bob.connect(alice.address(), ConnectOptions.defaults())))
        .isInstanceOf(PeerRefusedException.class);
  }

  @Test
  void aMasterTakesPlainCallersIfItsPolicyDoes() throws Exception {
    Parley alice = net.client("alice");
    Master master =
        await(
            alice.startMaster(
                "open-house", MasterOptions.defaults().withPolicy(ConnectionPolicy.everyone())));
    Incoming incoming = new Incoming();
    master.onConnection(incoming);
    Parley bob = net.client("bob");
    exchange(await(bob.connect(alice.address(), ConnectOptions.defaults())), "plain");
    assertThat(incoming.next().name()).contains("open-house");
  }

  @Test
  void nobodyAtTheAddress() throws Exception {
    Parley bob = net.client("bob");
    Jid nowhere = JidCreate.entityFullFrom("alice@" + net.server().domain() + "/nowhere");
    assertThat(failureOf(bob.connect(nowhere, ConnectOptions.defaults())))
        .isInstanceOf(PeerUnavailableException.class);
    Jid bare = JidCreate.entityBareFrom("alice@" + net.server().domain());
    assertThat(failureOf(bob.connect(bare, ConnectOptions.defaults())))
        .isInstanceOf(PeerUnavailableException.class);
  }

  @Test
  void nobodyAnswers() throws Exception {
    Parley alice = net.client("alice");
    CountDownLatch thinking = new CountDownLatch(1);
    await(
        alice.startMaster(
            "slow",
            MasterOptions.defaults()
                .withPolicy(
                    request -> {
                      awaitQuietly(thinking);
                      return Decision.accept();
                    })));
    Parley bob = net.client("bob");
    try {
      assertThat(
              failureOf(
                  bob.connect(
                      "slow", ConnectOptions.defaults().withDeadline(Duration.ofSeconds(1)))))
          .isInstanceOf(ConnectTimeoutException.class)
          .hasMessageContaining("slow")
          .hasMessageContaining("did not answer");
    } finally {
      thinking.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(TestNet.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void bothCallEachOthersNamesAtOnce() throws Exception {
    Parley alice = net.client("alice");
    Parley bob = net.client("bob");
    Incoming toAlice = new Incoming();
    Incoming toBob = new Incoming();
    await(alice.startMaster("left")).onConnection(toAlice);
    await(bob.startMaster("right")).onConnection(toBob);
    CompletableFuture<PeerConnection> one = bob.connect("left");
    CompletableFuture<PeerConnection> other = alice.connect("right");
    exchange(await(one), "from the right");
    exchange(await(other), "from the left");
    assertThat(toAlice.next().name()).contains("left");
    assertThat(toBob.next().name()).contains("right");
  }

  @Test
  void bothCallEachOthersAddressesAtOnceAndShareOneSession() throws Exception {
    Parley alice = net.client("alice");
    Parley bob = net.client("bob");
    for (int i = 0; i < 5; i++) {
      CompletableFuture<PeerConnection> toAlice =
          bob.connect(alice.address(), ConnectOptions.defaults());
      CompletableFuture<PeerConnection> toBob =
          alice.connect(bob.address(), ConnectOptions.defaults());
      PeerConnection atBob = await(toAlice);
      PeerConnection atAlice = await(toBob);
      CompletableFuture<String> heard = new CompletableFuture<>();
      atAlice.onDataChannel(channel -> channel.onMessage(m -> heard.complete(m.text())));
      await(atBob.dataChannels().get(0).send("round " + i));
      assertThat(await(heard)).isEqualTo("round " + i);
      atBob.close();
      assertThat(await(atAlice.closed()).remote()).isTrue();
    }
  }

  @Test
  void severalChannelsWithTheSession() throws Exception {
    Parley alice = net.client("alice");
    Incoming incoming = new Incoming();
    await(alice.startMaster("many")).onConnection(incoming);
    Parley bob = net.client("bob");
    PeerConnection session =
        await(
            bob.connect(
                "many",
                ConnectOptions.defaults()
                    .withChannel("second", DataChannelOptions.DEFAULT.unordered())));
    assertThat(session.dataChannels()).hasSize(2);
    DataChannel third = session.createDataChannel("third", DataChannelOptions.DEFAULT);
    Received echoes = new Received(third);
    await(third.send("later"));
    assertThat(echoes.next().text()).isEqualTo("later");
  }

  @Test
  void aConnectThatIsCancelledEndsWhatItBegan() throws Exception {
    Parley alice = net.client("alice");
    CompletableFuture<ConnectionRequest> asked = new CompletableFuture<>();
    CompletableFuture<Decision> decision = new CompletableFuture<>();
    Incoming incoming = new Incoming();
    await(
            alice.startMaster(
                "undecided",
                MasterOptions.defaults()
                    .withPolicy(
                        request -> {
                          asked.complete(request);
                          return decision.join();
                        })))
        .onConnection(incoming);
    Parley bob = net.client("bob");
    CompletableFuture<PeerConnection> connecting = bob.connect("undecided");
    ConnectionRequest request = await(asked);
    assertThat(request.ticket()).isTrue();
    assertThat(request.data()).isTrue();
    assertThat(request.audio()).isFalse();
    connecting.cancel(true);
    decision.complete(Decision.accept());
    exchange(await(bob.connect("undecided")), "the next one");
    incoming.next();
    assertThat(incoming.isEmpty()).isTrue();
  }

  @Test
  void closingTellsThePeers() throws Exception {
    Parley alice = net.client("alice");
    await(alice.startMaster("going"));
    Parley bob = net.client("bob");
    PeerConnection session = await(bob.connect("going"));
    alice.close();
    var end = await(session.closed());
    assertThat(end.reason()).isEqualTo(EndReason.GONE);
    assertThat(end.remote()).isTrue();
    assertThat(failureOf(alice.connect("going"))).isInstanceOf(ParleyClosedException.class);
  }
}
