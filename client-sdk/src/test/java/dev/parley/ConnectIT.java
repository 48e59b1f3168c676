package dev.parley;

import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.DataChannel;
import dev.parley.channel.Message;
import dev.parley.name.MasterUnavailableException;
import dev.parley.name.NameAnswer;
import dev.parley.name.NameNotFoundException;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerRefusedException;
import dev.parley.peer.PeerState;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConnectIT {

  private static TestNet net;
  private static Parley alice;
  private static Parley bob;

  @BeforeAll
  static void start() throws Exception {
    net = TestNet.start();
    alice = net.client("alice");
    bob = net.client("bob");
  }

  @AfterAll
  static void stop() {
    net.close();
  }

  @Test
  void byNameWithTextAndBinaryBothWays() throws Exception {
    Master master = await(alice.startMaster("chess-club"));
    assertThat(master.answer()).isEqualTo(NameAnswer.REGISTERED);
    Incoming incoming = new Incoming();
    master.onConnection(incoming);

    PeerConnection toAlice = await(bob.connect("chess-club"));
    assertThat((Object) toAlice.remote()).isEqualTo(alice.address());
    assertThat(toAlice.name()).contains("chess-club");
    assertThat(toAlice.state()).isEqualTo(PeerState.CONNECTED);
    PeerConnection toBob = incoming.next();
    assertThat((Object) toBob.remote()).isEqualTo(bob.address());
    assertThat(toBob.name()).contains("chess-club");

    DataChannel channel = toAlice.dataChannel(ConnectOptions.DEFAULT_LABEL);
    Received echoes = new Received(channel);
    await(channel.send("Grüße, 世界"));
    assertThat(echoes.next().text()).isEqualTo("Grüße, 世界");
    byte[] bytes = new byte[200 * 1024];
    new Random(1).nextBytes(bytes);
    await(channel.send(bytes));
    Message back = echoes.next();
    assertThat(back.isText()).isFalse();
    assertThat(back.bytes()).isEqualTo(bytes);

    toAlice.close();
    PeerClosed seen = await(toBob.closed());
    assertThat(seen.reason()).isEqualTo(EndReason.SUCCESS);
    assertThat(seen.remote()).isTrue();
    assertThat(await(toAlice.closed()).remote()).isFalse();
    assertThat(await(master.stop(StopOptions.defaults()))).isEqualTo(NameAnswer.STOPPED);
  }

  @Test
  void aNameThatNobodyHasIsNotFound() throws Exception {
    assertThat(failureOf(bob.connect("nobody-has-this"))).isInstanceOf(NameNotFoundException.class);
  }

  @Test
  void stoppingEndsTheSessionsThatCameByTheName() throws Exception {
    Master master = await(alice.startMaster("closing-time"));
    PeerConnection toAlice = await(bob.connect("closing-time"));
    assertThat(await(master.stop(StopOptions.defaults()))).isEqualTo(NameAnswer.STOPPED);
    PeerClosed end = await(toAlice.closed());
    assertThat(end.remote()).isTrue();
    assertThat(end.reason()).isEqualTo(EndReason.GONE);
    assertThat(end.text()).contains("closing-time");
    assertThat(failureOf(bob.connect("closing-time")))
        .isInstanceOf(MasterUnavailableException.class);
  }

  @Test
  void stoppingCanKeepTheSessions() throws Exception {
    Master master = await(alice.startMaster("lock-in"));
    Incoming incoming = new Incoming();
    master.onConnection(incoming);
    PeerConnection toAlice = await(bob.connect("lock-in"));
    incoming.next();
    await(master.stop(StopOptions.keepingSessions()));
    DataChannel channel = toAlice.dataChannel(ConnectOptions.DEFAULT_LABEL);
    Received echoes = new Received(channel);
    await(channel.send("still here"));
    assertThat(echoes.next().text()).isEqualTo("still here");
    toAlice.close();
  }

  @Test
  void aPolicySaysNoWithItsReason() throws Exception {
    await(
        alice.startMaster(
            "members-only",
            MasterOptions.defaults()
                .withPolicy(request -> Decision.reject(EndReason.BUSY, "come back on Monday"))));
    Throwable failure = failureOf(bob.connect("members-only"));
    assertThat(failure).isInstanceOf(PeerRefusedException.class);
    assertThat(((PeerRefusedException) failure).reason()).isEqualTo(EndReason.BUSY);
    assertThat(failure).hasMessageContaining("come back on Monday");
  }
}
