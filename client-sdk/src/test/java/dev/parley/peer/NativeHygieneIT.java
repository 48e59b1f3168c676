package dev.parley.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.channel.DataChannels;
import dev.parley.ice.IceConfig;
import dev.parley.ice.PortRange;
import dev.parley.peer.internal.NativePeer;
import dev.parley.runtime.ChildJvm;
import dev.parley.runtime.FactoryPool;
import dev.parley.runtime.Footprint;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the native library would do to a process that does not guard against it. */
@Timeout(180)
class NativeHygieneIT {

  private static final List<String> FIXED_HEAP =
      List.of("-Xms300m", "-Xmx300m", "-XX:+AlwaysPreTouch");

  @TempDir Path directory;

  private static Peer answering() {
    Peer peer = Peer.create(PeerOptions.DEFAULT);
    DataChannels.of(peer);
    return peer;
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** Ours leave no more than the bare library's, and nothing once their factory is retired. */
  static void checkMessages(ChildJvm.Result result, int count) {
    long slack = 4L << 20;
    assertThat(value(result, "oursHeap")).isLessThanOrEqualTo(value(result, "rawHeap") + slack);
    assertThat(value(result, "retiredHeap")).isLessThan(slack);
    assertThat(value(result, "rawReferences")).isGreaterThan(count);
    assertThat(value(result, "oursReferences"))
        .isLessThanOrEqualTo(value(result, "rawReferences") + 1000);
    assertThat(value(result, "retiredReferences")).isLessThan(1000);
  }

  static long value(ChildJvm.Result result, String name) {
    return result.output().stream()
        .filter(line -> line.startsWith(name + "="))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is missing in " + result));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void connectionsLeaveLessBehindThanTheBareLibrarys() throws Exception {
    String count = System.getProperty("parley.hygiene.cycles", "200");
    ChildJvm.Result result =
        ChildJvm.run(directory, 150, FIXED_HEAP, Hygiene.class, "cycles", count);
    assertThat(result.crashed()).isFalse();
    assertThat(result.status()).isZero();
    System.out.println(count + " connections: " + result.output());
    assertThat(value(result, "ours")).isLessThanOrEqualTo(value(result, "raw"));
    assertThat(value(result, "factories")).isZero();
  }

  @Test
  void whatMessagesLeaveBehindIsFreedWithTheirFactory() throws Exception {
    int count = Integer.getInteger("parley.hygiene.messages", 100_000);
    ChildJvm.Result result =
        ChildJvm.run(
            directory, 170, FIXED_HEAP, Hygiene.class, "messages", Integer.toString(count));
    assertThat(result.crashed()).isFalse();
    assertThat(result.status()).isZero();
    System.out.println(count + " messages: " + result.output());
    checkMessages(result, count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warm", "connecting", "open", "sending"})
  void theJvmExitsCleanlyFromEveryState(String when) throws Exception {
    ChildJvm.Result result = ChildJvm.run(directory, 30, List.of(), Hygiene.class, "exit", when);
    assertThat(result.crashed()).isFalse();
    assertThat(result.status()).isEqualTo(7);
  }

  @Test
  void anEndedMainMethodEndsTheJvmOnceThePeersAreClosed() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(directory, 30, List.of(), Hygiene.class, "exit", "closed");
    assertThat(result.crashed()).isFalse();
    assertThat(result.status()).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aSignalEndsTheJvmCleanly() throws Exception {
    Process process = ChildJvm.start(directory, List.of(), Hygiene.class, "exit", "wait");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ChildJvm.output(directory).contains("open=1"));
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(ChildJvm.crashed(directory)).isFalse();
  }

  @Test
  void factoriesAreRetiredWhenTheirLastPeerIsGone() throws Exception {
    FactoryPool pool = new FactoryPool(new FactoryPool.Limits(Long.MAX_VALUE, 2));
    FactoryPool.Warmth warmth = pool.keepWarm();
    Peer first = NativePeer.create(PeerOptions.DEFAULT, pool);
    Peer second = NativePeer.create(PeerOptions.DEFAULT, pool);
    // The second lease spent the factory; another is made beside it.
    Awaitility.await().until(() -> pool.size() == 2);
    assertThat(NativePeer.of(second).factory()).isSameAs(NativePeer.of(first).factory());
    Peer third = NativePeer.create(PeerOptions.DEFAULT, pool);
    assertThat(NativePeer.of(third).factory()).isNotSameAs(NativePeer.of(first).factory());
    first.close();
    await(first.closed());
    assertThat(pool.size()).isEqualTo(2);
    second.close();
    await(second.closed());
    Awaitility.await().until(() -> pool.size() == 1);
    // The retired one's peers are gone, the new one works.
    DataChannel channel = DataChannels.of(third).create("test", DataChannelOptions.DEFAULT);
    third.offer();
    Peer fourth = NativePeer.create(PeerOptions.DEFAULT, pool);
    DataChannels.of(fourth);
    InMemorySignaling.join(third, fourth);
    await(channel.opened());
    third.close();
    await(third.closed());
    await(fourth.closed());
    warmth.close();
    Awaitility.await().until(() -> pool.size() == 0);
    if (OS.LINUX.isCurrentOs()) {
      Awaitility.await().untilAsserted(() -> assertThat(Footprint.nativeThreads()).isEmpty());
    }
  }

  @Test
  void messagesSpendAFactoryToo() throws Exception {
    FactoryPool pool = new FactoryPool(new FactoryPool.Limits(100, Integer.MAX_VALUE));
    FactoryPool.Warmth warmth = pool.keepWarm();
    Peer left = NativePeer.create(PeerOptions.DEFAULT, pool);
    Peer right = NativePeer.create(PeerOptions.DEFAULT, pool);
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    DataChannels.of(right).onDataChannel(far -> far.onMessage(message -> {}));
    left.offer();
    InMemorySignaling.join(left, right);
    for (int i = 0; i < 200; i++) {
      await(channel.send("m"));
    }
    Object used = NativePeer.of(left).factory();
    left.close();
    await(left.closed());
    await(right.closed());
    Awaitility.await()
        .untilAsserted(
            () -> {
              Peer next = NativePeer.create(PeerOptions.DEFAULT, pool);
              Object factory = NativePeer.of(next).factory();
              next.close();
              await(next.closed());
              assertThat(factory).isNotSameAs(used);
            });
    warmth.close();
    Awaitility.await().until(() -> pool.size() == 0);
  }

  @Test
  void aMachineWithoutANetworkIsNamedAsTheCauseAtOnce() throws Exception {
    assumeTrue(ChildJvm.canIsolate());
    ChildJvm.Result result = ChildJvm.runIsolated(directory, 60, Hygiene.class, "alone");
    assertThat(result.crashed()).isFalse();
    assertThat(result.status()).isZero();
    assertThat(result.output())
        .anyMatch(line -> line.contains("NoNetworkAddressException") && line.contains("loopback"));
    // Without waiting for candidates that cannot come.
    assertThat(value(result, "milliseconds")).isLessThan(2_000);
  }

  @Test
  void anApplicationExecutorThatIsShutDownHarmsNobody() throws Exception {
    ExecutorService application = Executors.newSingleThreadExecutor();
    Peer left = Peer.create(PeerOptions.DEFAULT);
    Peer right = Peer.create(PeerOptions.DEFAULT.withApplicationExecutor(application));
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    CompletableFuture<DataChannel> far = new CompletableFuture<>();
    DataChannels.of(right).onDataChannel(far::complete);
    left.offer();
    InMemorySignaling.join(left, right);
    await(far).onMessage(message -> {});
    application.shutdown();
    assertThat(application.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    await(channel.send("to nobody"));
    // The other side cannot deliver it, and says so by closing the channel.
    await(channel.closed());
    left.close();
    await(left.closed());
    await(right.closed());
  }

  @Test
  void listenersMayThrowAndMayClose() throws Exception {
    Peer left = Peer.create(PeerOptions.DEFAULT);
    Peer right = answering();
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    left.onStateChange(
        state -> {
          throw new IllegalStateException("on purpose");
        });
    List<String> heard = new ArrayList<>();
    DataChannels.of(right)
        .onDataChannel(
            far ->
                far.onMessage(
                    message -> {
                      heard.add(message.text());
                      if (message.text().equals("throw")) {
                        throw new AssertionError("on purpose");
                      }
                      right.close(EndReason.GONE, "closed in a listener");
                      right.close();
                    }));
    left.offer();
    InMemorySignaling.join(left, right);
    await(channel.send("throw"));
    await(channel.send("close"));
    assertThat(await(left.closed()).reason()).isEqualTo(EndReason.GONE);
    await(right.closed());
    assertThat(heard).containsExactly("throw", "close");
  }

  @Test
  void aChannelThatNobodyTakesIsClosed() throws Exception {
    Peer left = Peer.create(PeerOptions.DEFAULT);
    Peer right = Peer.create(PeerOptions.DEFAULT);
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    left.offer();
    InMemorySignaling.join(left, right);
    await(channel.closed());
    assertThat(left.state()).isEqualTo(PeerState.CONNECTED);
    left.close();
    await(left.closed());
    await(right.closed());
  }

  @Test
  void nothingReachesNativeCodeAfterTheEnd() throws Exception {
    Peer left = Peer.create(PeerOptions.DEFAULT);
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    left.offer();
    Peer right = answering();
    InMemorySignaling.join(left, right);
    await(channel.opened());
    left.close();
    await(left.closed());
    await(right.closed());
    assertThatThrownBy(() -> await(channel.send("late"))).isNotNull();
    assertThatThrownBy(() -> await(channel.drained())).isNotNull();
    assertThat(channel.bufferedAmount()).isZero();
    assertThatThrownBy(() -> await(left.negotiate())).hasCauseInstanceOf(PeerClosedException.class);
    assertThatThrownBy(() -> await(left.restartIce()))
        .hasCauseInstanceOf(PeerClosedException.class);
    assertThatThrownBy(() -> await(left.statistics()))
        .hasCauseInstanceOf(PeerClosedException.class);
    assertThatThrownBy(() -> DataChannels.of(left).create("late", DataChannelOptions.DEFAULT))
        .isInstanceOf(PeerClosedException.class);
    left.inform(SessionInfo.of(SessionInfo.Kind.ACTIVE));
    left.close();
    channel.close();
  }

  @Test
  void aPortRangeThatIsTakenIsNamedAsTheCause() throws Exception {
    try (DatagramSocket udp = new DatagramSocket();
        ServerSocket tcp = new ServerSocket(udp.getLocalPort())) {
      PortRange taken = new PortRange(udp.getLocalPort(), udp.getLocalPort());
      assertThat(tcp.isBound()).isTrue();
      PeerOptions options =
          PeerOptions.DEFAULT
              .withIceConfig(IceConfig.NONE.withPortRange(taken))
              .withConnectTimeout(Duration.ofSeconds(2));
      Peer peer = Peer.create(options);
      DataChannels.of(peer).create("test", DataChannelOptions.DEFAULT);
      peer.offer();
      Peer other = Peer.create(options.withConnectTimeout(Duration.ofSeconds(30)));
      InMemorySignaling.join(peer, other);
      assertThatThrownBy(() -> await(peer.connected()))
          .cause()
          .isInstanceOf(ConnectTimeoutException.class)
          .hasMessageContaining("is the port range too narrow?");
      other.close();
      await(other.closed());
      await(peer.closed());
    }
  }
}
