package dev.parley.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.channel.DataChannels;
import dev.parley.ice.IceConfig;
import dev.parley.ice.IceTransportPolicy;
import dev.parley.peer.internal.NativePeer;
import dev.parley.sdp.SessionDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of two real peers. */
@Timeout(90)
class PeerIT {

  private static Peer offering() {
    Peer peer = Peer.create(PeerOptions.DEFAULT);
    DataChannels.of(peer).create("test", DataChannelOptions.DEFAULT);
    peer.offer();
    return peer;
  }

  private static Peer answering() {
    Peer peer = Peer.create(PeerOptions.DEFAULT);
    DataChannels.of(peer);
    return peer;
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void connectsWithOneMessageEachWay() throws Exception {
    Peer left = offering();
    Peer right = answering();
    List<PeerState> states = Collections.synchronizedList(new ArrayList<>());
    left.onStateChange(states::add);
    InMemorySignaling[] ends = InMemorySignaling.join(left, right);
    await(left.connected());
    await(right.connected());
    assertThat(ends[0].log().get(0).what()).isEqualTo("propose");
    assertThat(ends[1].log().get(0).what()).isEqualTo("accept");
    Proposal proposal = (Proposal) ends[0].log().get(0).content();
    SessionDescription offer = proposal.description();
    System.out.println(
        "Data-only offer: "
            + offer.toSdp().length()
            + " bytes, "
            + offer.media().get(0).candidates().size()
            + " candidates");
    assertThat(offer.media()).hasSize(1);
    assertThat(offer.media().get(0).candidates()).isNotEmpty();
    assertThat(((SessionDescription) ends[1].log().get(0).content()).media().get(0).candidates())
        .isNotEmpty();
    left.close();
    assertThat(await(left.closed()))
        .isEqualTo(new PeerClosed(EndReason.SUCCESS, null, false, null));
    assertThat(await(right.closed()))
        .isEqualTo(new PeerClosed(EndReason.SUCCESS, null, true, null));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(states)
                    .containsExactly(PeerState.CONNECTING, PeerState.CONNECTED, PeerState.CLOSED));
  }

  @Test
  void statisticsTellThePathInUse() throws Exception {
    Peer left = offering();
    Peer right = answering();
    InMemorySignaling.join(left, right);
    await(left.connected());
    Awaitility.await()
        .untilAsserted(
            () -> {
              PeerStatistics statistics = await(left.statistics());
              assertThat(statistics.selectedPair()).isPresent();
              PeerStatistics.SelectedPair pair = statistics.selectedPair().get();
              assertThat(pair.local().type()).isEqualTo("host");
              assertThat(pair.local().port()).isPositive();
              assertThat(pair.isRelayed()).isFalse();
              assertThat(pair.roundTripTime()).isNotNull().isLessThan(Duration.ofSeconds(5));
              assertThat(statistics.bytesSent()).isPositive();
            });
    left.close();
    await(left.closed());
    await(right.closed());
    assertThatThrownBy(() -> await(left.statistics()))
        .hasCauseInstanceOf(PeerClosedException.class);
  }

  @Test
  void theAnsweringSideMayCloseToo() throws Exception {
    Peer left = offering();
    Peer right = answering();
    InMemorySignaling.join(left, right);
    await(left.connected());
    await(right.connected());
    right.close(EndReason.GONE, "bye");
    assertThat(await(left.closed())).isEqualTo(new PeerClosed(EndReason.GONE, "bye", true, null));
    await(right.closed());
  }

  @Test
  void aPeerThatIsGoneWithoutAWordIsNoticed() throws Exception {
    Peer left = Peer.create(PeerOptions.DEFAULT.withReconnectTimeout(Duration.ofSeconds(2)));
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    left.offer();
    Peer right = answering();
    InMemorySignaling[] ends = InMemorySignaling.join(left, right);
    await(left.connected());
    await(right.connected());
    await(channel.opened());
    ends[1].cut();
    long start = System.nanoTime();
    right.executor().execute(NativePeer.of(right).connection()::close);
    await(channel.closed());
    System.out.println("Channel closed after " + (System.nanoTime() - start) / 1_000_000 + " ms");
    PeerClosed closed = await(left.closed());
    System.out.println("Peer closed after " + (System.nanoTime() - start) / 1_000_000 + " ms");
    assertThat(closed.reason()).isEqualTo(EndReason.CONNECTIVITY_ERROR);
    assertThat(closed.cause()).isInstanceOf(NoPathException.class);
    right.close();
    await(right.closed());
  }

  @Test
  void nobodyAnswersInTime() throws Exception {
    Peer left = Peer.create(PeerOptions.DEFAULT.withConnectTimeout(Duration.ofMillis(500)));
    DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    left.offer();
    Peer right = answering();
    InMemorySignaling[] ends = InMemorySignaling.pair(left, right, Capabilities.ALL);
    ends[1].open(new SilentListener());
    left.attach(ends[0]);
    assertThatThrownBy(() -> await(left.connected()))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(ConnectTimeoutException.class)
        .hasMessageContaining("500 ms: the other side did not answer");
    assertThat(await(left.closed()).reason()).isEqualTo(EndReason.TIMEOUT);
    right.close();
    await(right.closed());
  }

  @Test
  void theOtherSideRefuses() throws Exception {
    Peer left = offering();
    Peer right = answering();
    InMemorySignaling[] ends = InMemorySignaling.pair(left, right, Capabilities.ALL);
    ends[1].open(
        new SilentListener() {
          @Override
          public void onProposal(Proposal proposal) {
            ends[1].reject(proposal.id(), Rejection.whole(EndReason.BUSY, "not now"));
          }
        });
    left.attach(ends[0]);
    assertThatThrownBy(() -> await(left.connected()))
        .cause()
        .isInstanceOfSatisfying(
            PeerRefusedException.class, e -> assertThat(e.reason()).isEqualTo(EndReason.BUSY));
    await(left.closed());
    right.close();
    await(right.closed());
  }

  @Test
  void candidatesMayComeBeforeTheDescription() throws Exception {
    Peer left = offering();
    Peer right = answering();
    InMemorySignaling[] ends = InMemorySignaling.pair(left, right, Capabilities.ALL);
    // An end between the two that sends the offer's candidates ahead of the offer.
    Signaling early =
        new ForwardingSignaling(ends[0]) {
          @Override
          public void propose(Proposal proposal) {
            List<TrickledCandidate> ahead = new ArrayList<>();
            SessionDescription without =
                proposal
                    .description()
                    .mapMedia(
                        section -> {
                          section
                              .candidates()
                              .forEach(
                                  c ->
                                      ahead.add(
                                          new TrickledCandidate(
                                              section.mid(), 0, c.extension("ufrag"), c)));
                          return section.without(dev.parley.sdp.IceCandidate.class::isInstance);
                        });
            assertThat(ahead).isNotEmpty();
            super.candidates(ahead);
            super.propose(new Proposal(proposal.id(), proposal.kind(), without));
          }

          @Override
          public void candidates(List<TrickledCandidate> batch) {}
        };
    right.attach(
        new ForwardingSignaling(ends[1]) {
          @Override
          public void accept(long id, SessionDescription answer) {
            // Without its own candidates, so that only the early ones can make the path.
            super.accept(
                id,
                answer.mapMedia(
                    section -> section.without(dev.parley.sdp.IceCandidate.class::isInstance)));
          }

          @Override
          public void candidates(List<TrickledCandidate> batch) {}
        });
    left.attach(early);
    await(left.connected());
    await(right.connected());
    left.close();
    await(left.closed());
    await(right.closed());
  }

  @Test
  void signallingThatCannotTrickleCarriesEverything() throws Exception {
    Peer left = offering();
    Peer right = answering();
    InMemorySignaling[] ends = InMemorySignaling.pair(left, right, Capabilities.ONE_SHOT);
    right.attach(ends[1]);
    left.attach(ends[0]);
    await(left.connected());
    await(right.connected());
    assertThat(ends[0].log()).extracting(InMemorySignaling.Said::what).containsExactly("propose");
    assertThat(ends[1].log()).extracting(InMemorySignaling.Said::what).containsExactly("accept");
    left.close();
    await(left.closed());
    await(right.closed());
  }

  @Test
  void iceRestartKeepsTheChannel() throws Exception {
    Peer left = Peer.create(PeerOptions.DEFAULT);
    DataChannel near = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    CompletableFuture<DataChannel> opened = new CompletableFuture<>();
    left.offer();
    Peer right = answering();
    DataChannels.of(right).onDataChannel(opened::complete);
    InMemorySignaling[] ends = InMemorySignaling.join(left, right);
    await(left.connected());
    DataChannel far = await(opened);
    for (Peer restarting : List.of(left, right)) {
      await(restarting.restartIce());
      CompletableFuture<String> heard = new CompletableFuture<>();
      far.onMessage(message -> heard.complete(message.text()));
      await(near.send("after"));
      assertThat(await(heard)).isEqualTo("after");
    }
    String first = ufrag(((Proposal) ends[0].log().get(0).content()).description());
    Proposal second =
        (Proposal)
            ends[0].log().stream()
                .filter(s -> s.what().equals("propose"))
                .skip(1)
                .findFirst()
                .get()
                .content();
    assertThat(second.kind()).isEqualTo(Proposal.Kind.ICE_RESTART);
    assertThat(ufrag(second.description())).isNotEqualTo(first);
    left.close();
    await(left.closed());
    await(right.closed());
  }

  @Test
  void aRefusedChangeLeavesTheSessionAsItWas() throws Exception {
    Peer left = Peer.create(PeerOptions.DEFAULT);
    DataChannel near = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    left.offer();
    Peer right = Peer.create(PeerOptions.DEFAULT);
    CompletableFuture<DataChannel> opened = new CompletableFuture<>();
    DataChannels.of(right).onDataChannel(opened::complete);
    InMemorySignaling[] ends = InMemorySignaling.pair(left, right, Capabilities.ALL);
    AtomicBoolean refusing = new AtomicBoolean(true);
    right.attach(
        new ForwardingSignaling(ends[1]) {
          @Override
          public void accept(long id, SessionDescription answer) {
            if (id > 1 && refusing.get()) {
              super.reject(id, Rejection.whole(EndReason.DECLINE, "not this"));
            } else {
              super.accept(id, answer);
            }
          }
        });
    left.attach(ends[0]);
    await(left.connected());
    DataChannel far = await(opened);
    assertThatThrownBy(() -> await(left.negotiate()))
        .cause()
        .isInstanceOfSatisfying(
            PeerRefusedException.class, e -> assertThat(e.reason()).isEqualTo(EndReason.DECLINE));
    assertThat(left.state()).isEqualTo(PeerState.CONNECTED);
    CompletableFuture<String> heard = new CompletableFuture<>();
    far.onMessage(message -> heard.complete(message.text()));
    await(near.send("still here"));
    assertThat(await(heard)).isEqualTo("still here");
    refusing.set(false);
    await(left.negotiate());
    left.close();
    await(left.closed());
    await(right.closed());
  }

  @Test
  void signallingThatCannotRenegotiateSaysSo() throws Exception {
    Peer left = offering();
    Peer right = answering();
    InMemorySignaling[] ends =
        InMemorySignaling.pair(left, right, new Capabilities(true, false, false));
    right.attach(ends[1]);
    left.attach(ends[0]);
    await(left.connected());
    assertThatThrownBy(() -> await(left.negotiate()))
        .hasCauseInstanceOf(NegotiationException.class);
    assertThatThrownBy(() -> await(left.restartIce()))
        .hasCauseInstanceOf(NegotiationException.class);
    left.close();
    await(left.closed());
    await(right.closed());
  }

  @Test
  void changesAtOnceFromBothSidesAreBothMade() throws Exception {
    Peer left = offering();
    Peer right = answering();
    InMemorySignaling.join(left, right);
    await(left.connected());
    await(right.connected());
    for (int i = 0; i < 50; i++) {
      CompletionStage<Void> one = left.negotiate();
      CompletionStage<Void> two = right.negotiate();
      CompletionStage<Void> three = right.restartIce();
      await(one);
      settled(two);
      settled(three);
    }
    await(left.negotiate());
    await(right.negotiate());
    assertThat(left.state()).isEqualTo(PeerState.CONNECTED);
    left.close();
    await(left.closed());
    await(right.closed());
  }

  /** Over, made or refused: the answering side's proposal gives way to the offering side's. */
  private static void settled(CompletionStage<Void> stage) throws Exception {
    stage.handle((ok, failure) -> null).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void restartAtOnceFromBothSidesEndsWell() throws Exception {
    Peer left = offering();
    Peer right = answering();
    InMemorySignaling.join(left, right);
    await(left.connected());
    await(right.connected());
    CompletionStage<Void> one = left.restartIce();
    CompletionStage<Void> two = right.restartIce();
    await(one);
    two.toCompletableFuture().handle((ok, failure) -> null).get(30, TimeUnit.SECONDS);
    assertThat(left.state()).isEqualTo(PeerState.CONNECTED);
    left.close();
    await(left.closed());
    await(right.closed());
  }

  @Test
  void relayOnlyWithoutATurnServerIsRefusedAtOnce() throws Exception {
    Peer peer =
        Peer.create(
            PeerOptions.DEFAULT.withIceConfig(IceConfig.NONE.withPolicy(IceTransportPolicy.RELAY)));
    DataChannels.of(peer).create("test", DataChannelOptions.DEFAULT);
    peer.offer();
    assertThatThrownBy(() -> await(peer.connected()))
        .cause()
        .hasMessageContaining("no TURN server is configured");
    await(peer.closed());
  }

  @Test
  void fiftyConnectionsInARow() throws Exception {
    long[] millis = new long[50];
    for (int i = 0; i < millis.length; i++) {
      Peer left = offering();
      Peer right = answering();
      DataChannel channel = DataChannels.of(left).open().get(0);
      long start = System.nanoTime();
      InMemorySignaling.join(left, right);
      await(channel.opened());
      millis[i] = (System.nanoTime() - start) / 10_000;
      (i % 2 == 0 ? left : right).close();
      await(left.closed());
      await(right.closed());
    }
    java.util.Arrays.sort(millis);
    System.out.printf(
        "50 connections: median %.2f ms, fastest %.2f ms, slowest %.2f ms%n",
        millis[25] / 100.0, millis[0] / 100.0, millis[49] / 100.0);
  }

  @Test
  void manyClosedAtAnyMoment() throws Exception {
    for (int i = 0; i < 40; i++) {
      Peer left = offering();
      Peer right = answering();
      InMemorySignaling.join(left, right);
      Thread.sleep(i % 20);
      left.close();
      if (i % 3 == 0) {
        right.close();
      }
      await(left.closed());
      await(right.closed());
    }
  }

  private static String ufrag(SessionDescription description) {
    return description.credentials(description.media().get(0)).ufrag();
  }
}
