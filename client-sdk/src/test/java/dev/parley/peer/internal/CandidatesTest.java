package dev.parley.peer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.parley.peer.SerialExecutor;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Candidates on their way out and in, with no native code. */
@Timeout(20)
class CandidatesTest {

  private static final String UDP =
      "candidate:1 1 udp 2122260223 192.0.2.1 5000 typ host generation 0 ufrag aaaa network-id 1";
  private static final String SRFLX =
      "candidate:2 1 udp 1686052607 198.51.100.1 5000 typ srflx raddr 0.0.0.0 rport 0"
          + " generation 0 ufrag aaaa";
  private static final String TCP =
      "candidate:3 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active generation 0 ufrag aaaa";

  private final SerialExecutor executor = SerialExecutor.create("test");
  private final Recorder recorder = new Recorder();
  private final LocalCandidates local = new LocalCandidates(executor, true, recorder);

  private static final class Recorder implements LocalCandidates.Output {
    final List<List<TrickledCandidate>> batches = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger completes = new AtomicInteger();
    volatile boolean none;

    @Override
    public void candidates(List<TrickledCandidate> batch) {
      batches.add(batch);
    }

    @Override
    public void complete() {
      completes.incrementAndGet();
    }

    @Override
    public void none() {
      none = true;
    }

    List<String> types() {
      return batches.stream()
          .flatMap(List::stream)
          .map(c -> c.candidate().transport() + " " + c.candidate().type())
          .toList();
    }
  }

  private <T> T on(Supplier<T> task) throws Exception {
    return CompletableFuture.supplyAsync(task, executor).get(10, TimeUnit.SECONDS);
  }

  private void run(Runnable task) throws Exception {
    on(
        () -> {
          task.run();
          return null;
        });
  }

  private static RTCIceCandidate candidate(String line) {
    return new RTCIceCandidate("0", 0, line);
  }

  static SessionDescription description(String ufrag) {
    try {
      return SessionDescription.parse(
          """
          v=0
          o=- 1 2 IN IP4 127.0.0.1
          s=-
          t=0 0
          m=application 9 UDP/DTLS/SCTP webrtc-datachannel
          c=IN IP4 0.0.0.0
          a=ice-ufrag:%s
          a=ice-pwd:0123456789012345678901
          a=mid:0
          """
              .formatted(ufrag));
    } catch (dev.parley.sdp.SdpException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsThereRidesInTheDescriptionAndIsNotSentAgain() throws Exception {
    run(
        () -> {
          local.begin();
          local.add(candidate(UDP));
          local.gatheringComplete();
        });
    assertThat(on(() -> local.ready(false)).get(10, TimeUnit.SECONDS)).isNull();
    SessionDescription complete = on(() -> local.completed(description("aaaa"), false));
    assertThat(complete.media().get(0).candidates()).containsExactly(IceCandidate.parse(UDP));
    run(local::trickle);
    Awaitility.await().until(() -> recorder.completes.get() == 1);
    assertThat(recorder.batches).isEmpty();
    assertThat(recorder.none).isFalse();
  }

  @Test
  void whatComesLaterIsBatched() throws Exception {
    run(
        () -> {
          local.begin();
          local.add(candidate(UDP));
        });
    on(() -> local.ready(false)).get(10, TimeUnit.SECONDS);
    run(
        () -> {
          local.completed(description("aaaa"), false);
          local.trickle();
          local.add(candidate(SRFLX));
          local.add(candidate(UDP.replace("5000", "5001")));
        });
    Awaitility.await().until(() -> !recorder.batches.isEmpty());
    assertThat(recorder.batches).hasSize(1);
    TrickledCandidate first = recorder.batches.get(0).get(0);
    assertThat(first.mid()).isEqualTo("0");
    assertThat(first.ufrag()).isEqualTo("aaaa");
    assertThat(recorder.types()).containsExactly("udp srflx", "udp host");
    assertThat(recorder.completes).hasValue(0);
    run(local::gatheringComplete);
    Awaitility.await().until(() -> recorder.completes.get() == 1);
  }

  @Test
  void tcpIsSentOnlyIfThereIsNoConnectionSoon() throws Exception {
    run(
        () -> {
          local.begin();
          local.add(candidate(UDP));
          local.add(candidate(TCP));
          local.gatheringComplete();
          local.completed(description("aaaa"), false);
          local.trickle();
        });
    Awaitility.await().until(() -> !recorder.batches.isEmpty());
    assertThat(recorder.types()).containsExactly("tcp host");
    Awaitility.await().until(() -> recorder.completes.get() == 1);
  }

  @Test
  void tcpIsNotSentToAConnectedPeer() throws Exception {
    run(
        () -> {
          local.begin();
          local.add(candidate(UDP));
          local.add(candidate(TCP));
          local.gatheringComplete();
          local.completed(description("aaaa"), false);
          local.trickle();
          local.connected();
          local.add(candidate(SRFLX));
        });
    Awaitility.await().until(() -> !recorder.batches.isEmpty());
    // Long enough for what was held back to have followed.
    CountDownLatch later = new CountDownLatch(1);
    executor.schedule(later::countDown, LocalCandidates.TCP_DELAY.multipliedBy(2));
    assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.types()).containsExactly("udp srflx");
    assertThat(recorder.completes).hasValue(0);
  }

  @Test
  void oneDescriptionForAllCarriesTcpToo() throws Exception {
    run(
        () -> {
          local.begin();
          local.add(candidate(UDP));
          local.add(candidate(TCP));
        });
    assertThat(on(() -> local.ready(true)).isDone()).isFalse();
    run(local::gatheringComplete);
    on(() -> local.ready(true)).get(10, TimeUnit.SECONDS);
    SessionDescription complete = on(() -> local.completed(description("aaaa"), true));
    assertThat(complete.media().get(0).candidates()).hasSize(2);
  }

  @Test
  void noCandidateAtAllIsSaid() throws Exception {
    run(
        () -> {
          local.begin();
          local.gatheringComplete();
        });
    assertThat(recorder.none).isTrue();
  }

  @Test
  void neitherCandidatesNorTheEndOfThemIsSaidToo() throws Exception {
    run(local::begin);
    Awaitility.await().until(() -> recorder.none);
  }

  @Test
  void aDescriptionDoesNotWaitForEverForTheFirstCandidate() throws Exception {
    run(local::begin);
    on(() -> local.ready(false)).get(10, TimeUnit.SECONDS);
  }

  @Test
  void remoteCandidatesWaitForTheirDescription() {
    List<String> applied = new ArrayList<>();
    RemoteCandidates remote = new RemoteCandidates(c -> applied.add(c.sdpMid + " " + c.sdp));
    IceCandidate candidate = IceCandidate.parse(UDP);
    remote.add(List.of(new TrickledCandidate("0", 0, "aaaa", candidate)));
    remote.add(List.of(new TrickledCandidate("0", 0, "bbbb", candidate)));
    remote.add(List.of(new TrickledCandidate("0", 0, null, candidate)));
    remote.add(List.of(new TrickledCandidate("unknown", 0, null, candidate)));
    assertThat(applied).isEmpty();

    remote.descriptionsSet(description("aaaa"));
    assertThat(applied).hasSize(2).allMatch(line -> line.startsWith("0 candidate:1 1 udp"));

    remote.add(List.of(new TrickledCandidate("0", 0, "aaaa", candidate)));
    assertThat(applied).hasSize(3);

    remote.descriptionsSet(description("bbbb"));
    assertThat(applied).hasSize(4);
  }

  @Test
  void noMoreRemoteCandidatesWaitThanAnHonestPeerHas() {
    List<String> applied = new ArrayList<>();
    RemoteCandidates remote = new RemoteCandidates(c -> applied.add(c.sdp));
    IceCandidate candidate = IceCandidate.parse(UDP);
    List<TrickledCandidate> many =
        Collections.nCopies(10_000, new TrickledCandidate("0", 0, "aaaa", candidate));
    remote.add(many);
    remote.descriptionsSet(description("aaaa"));
    assertThat(applied).hasSize(RemoteCandidates.MAX_WAITING);
  }
}
