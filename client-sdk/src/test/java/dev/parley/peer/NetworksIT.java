package dev.parley.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.channel.DataChannels;
import dev.parley.failover.Shell;
import dev.parley.ice.IceConfig;
import dev.parley.ice.IceServer;
import dev.parley.ice.PortRange;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.SessionDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the network may be like: servers that are silent, paths that cannot be, few ports, IPv6. */
@Timeout(120)
class NetworksIT {

  private static Peer peer(PeerOptions options) {
    return Peer.create(options);
  }

  private static DataChannel offer(Peer peer) {
    DataChannel channel = DataChannels.of(peer).create("test", DataChannelOptions.DEFAULT);
    peer.offer();
    return channel;
  }

  private static Peer answering(PeerOptions options) {
    Peer peer = peer(options);
    DataChannels.of(peer);
    return peer;
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static void end(Peer left, Peer right) throws Exception {
    left.close();
    await(left.closed());
    await(right.closed());
  }

  /** The library waits 40 seconds for such a server before it says that it has all candidates. */
  @Test
  void aServerThatDoesNotAnswerHoldsNothingUp() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(new InetSocketAddress(ownAddress(), 0))) {
      IceConfig config =
          IceConfig.NONE.withServers(
              List.of(
                  new IceServer(
                      List.of(
                          "stun:"
                              + silent.getLocalAddress().getHostAddress()
                              + ":"
                              + silent.getLocalPort()),
                      null,
                      null)));
      PeerOptions options = PeerOptions.DEFAULT.withIceConfig(config);
      Peer left = peer(options);
      DataChannel channel = offer(left);
      Peer right = answering(options);
      InMemorySignaling[] ends = InMemorySignaling.join(left, right);
      await(channel.opened());
      assertThat(ends[0].log()).extracting("what").doesNotContain("gatheringComplete");
      end(left, right);
    }
  }

  /** The library tries for 133 seconds. */
  @Test
  void anImpossiblePairIsGivenUpInTime() throws Exception {
    Peer left = peer(PeerOptions.DEFAULT.withConnectTimeout(Duration.ofSeconds(2)));
    DataChannel channel = offer(left);
    Peer right = answering(PeerOptions.DEFAULT);
    FilteredSignaling.join(left, right, candidate -> false);
    assertThatThrownBy(() -> await(left.connected()))
        .cause()
        .isInstanceOf(ConnectTimeoutException.class);
    await(channel.closed());
    PeerClosed there = await(right.closed());
    assertThat(there.reason()).isEqualTo(EndReason.TIMEOUT);
    assertThat(there.remote()).isTrue();
  }

  @Test
  void onlyPortsOfTheRangeAreUsed() throws Exception {
    PortRange range = freeRange();
    PeerOptions options = PeerOptions.DEFAULT.withIceConfig(IceConfig.NONE.withPortRange(range));
    Peer left = peer(options);
    DataChannel channel = offer(left);
    Peer right = answering(options);
    InMemorySignaling[] ends = InMemorySignaling.join(left, right);
    await(channel.opened());
    for (InMemorySignaling end : ends) {
      assertThat(candidates(end))
          .isNotEmpty()
          .filteredOn(each -> each.transport().equalsIgnoreCase("udp"))
          .allSatisfy(each -> assertThat(each.port()).isBetween(range.min(), range.max()));
    }
    PeerStatistics.SelectedPair pair = await(left.statistics()).selectedPair().orElseThrow();
    assertThat(pair.local().port()).isBetween(range.min(), range.max());
    assertThat(pair.remote().port()).isBetween(range.min(), range.max());
    end(left, right);
  }

  @Test
  void overIpv6Alone() throws Exception {
    try (Ipv6Link link = Ipv6Link.make()) {
      assertThat(link.address()).contains(":");
      Peer left = peer(PeerOptions.DEFAULT);
      DataChannel channel = offer(left);
      Peer right = answering(PeerOptions.DEFAULT);
      FilteredSignaling.join(left, right, candidate -> candidate.address().contains(":"));
      await(channel.opened());
      PeerStatistics.SelectedPair pair = await(left.statistics()).selectedPair().orElseThrow();
      assertThat(pair.local().address()).contains(":");
      assertThat(pair.remote().address()).contains(":");
      end(left, right);
    }
  }

  private static List<IceCandidate> candidates(InMemorySignaling end) {
    List<IceCandidate> found = new ArrayList<>();
    for (InMemorySignaling.Said said : end.log()) {
      if (said.content() instanceof Proposal proposal) {
        found.addAll(of(proposal.description()));
      } else if (said.content() instanceof SessionDescription answer) {
        found.addAll(of(answer));
      } else if (said.content() instanceof List<?> batch) {
        batch.forEach(each -> found.add(((TrickledCandidate) each).candidate()));
      }
    }
    return found;
  }

  private static List<IceCandidate> of(SessionDescription description) {
    return description.media().stream().flatMap(section -> section.candidates().stream()).toList();
  }

  /** Twenty ports that were free a moment ago. */
  private static PortRange freeRange() throws IOException {
    for (int min = 40_000; min < 60_000; min += 20) {
      List<DatagramSocket> taken = new ArrayList<>();
      try {
        for (int port = min; port < min + 20; port++) {
          taken.add(new DatagramSocket(port));
        }
        return new PortRange(min, min + 19);
      } catch (IOException e) {
        // One is taken: the next twenty.
      } finally {
        taken.forEach(DatagramSocket::close);
      }
    }
    throw new IOException("no twenty free ports in a row");
  }

  private static InetAddress ownAddress() throws IOException {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
          return address;
        }
      }
    }
    return abort("this machine has no address but loopback");
  }

  /** A pair of interfaces of this machine, one of which has a unique local address. */
  private record Ipv6Link(String name, String address) implements AutoCloseable {

    static Ipv6Link make() throws InterruptedException {
      long pid = ProcessHandle.current().pid();
      String address = "fd00:7061:726c:%x::1".formatted(pid & 0xffff);
      String name = "p6" + pid;
      try {
        Shell.run("ip", "link", "add", name, "type", "veth", "peer", "name", name + "x");
      } catch (IOException e) {
        return abort("no interfaces can be made here: " + e.getMessage());
      }
      Ipv6Link link = new Ipv6Link(name, address);
      try {
        Shell.run("ip", "-6", "address", "add", address + "/64", "dev", name, "nodad");
        Shell.run("ip", "link", "set", name, "up");
        Shell.run("ip", "link", "set", name + "x", "up");
        return link;
      } catch (IOException e) {
        link.close();
        return abort("no IPv6 here: " + e.getMessage());
      }
    }

    @Override
    public void close() {
      try {
        Shell.run("ip", "link", "delete", name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
