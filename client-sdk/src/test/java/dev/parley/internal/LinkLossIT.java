package dev.parley.internal;

import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ConnectOptions;
import dev.parley.Incoming;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.Received;
import dev.parley.TestNet;
import dev.parley.channel.DataChannel;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionListener;
import dev.parley.connection.internal.XmppLink;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way over the server breaks, the path between the peers does not. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LinkLossIT {

  @Test
  void aConnectWaitsForTheLinkToComeBack() throws Exception {
    try (TestNet net = TestNet.start()) {
      Parley alice = net.client("alice");
      await(alice.startMaster("patient"));
      Parley bob = net.client("bob");
      Connection link = ((ParleyClient) bob).connection();
      ((XMPPTCPConnection) XmppLink.of(link).smack()).instantShutdown();
      // Before the loss is noticed nothing can be sent, and while it is repaired neither.
      assertThat(
              await(
                  bob.connect(alice.address(), ConnectOptions.defaults())
                      .handle(LinkLossIT::outcome)))
          .contains("refused");
      assertThat(await(bob.connect("patient")).state()).isEqualTo(PeerState.CONNECTED);
    }
  }

  private static String outcome(PeerConnection session, Throwable failure) {
    return String.valueOf(failure == null ? session : failure.getMessage());
  }

  @Test
  void aSessionSurvivesAndCanStillBeEndedWithAReason() throws Exception {
    try (TestNet net = TestNet.start()) {
      Parley alice = net.client("alice");
      Incoming incoming = new Incoming();
      await(alice.startMaster("steady")).onConnection(incoming);
      Parley bob = net.client("bob");
      PeerConnection session = await(bob.connect("steady"));
      PeerConnection toBob = incoming.next();

      Connection link = ((ParleyClient) bob).connection();
      CompletableFuture<Boolean> back = new CompletableFuture<>();
      link.addListener(
          new ConnectionListener() {
            @Override
            public void onOnline(boolean resumed) {
              back.complete(resumed);
            }
          });
      ((XMPPTCPConnection) XmppLink.of(link).smack()).instantShutdown();
      DataChannel channel = session.dataChannels().get(0);
      Received echoes = new Received(channel);
      await(channel.send("while the link is down"));
      assertThat(echoes.next().text()).isEqualTo("while the link is down");

      await(back);
      assertThat(session.state()).isEqualTo(PeerState.CONNECTED);
      session.close(EndReason.EXPIRED, "closing time");
      PeerClosed end = await(toBob.closed());
      assertThat(end.remote()).isTrue();
      assertThat(end.reason()).isEqualTo(EndReason.EXPIRED);
      assertThat(end.text()).isEqualTo("closing time");

      assertThat(await(bob.connect("steady")).state()).isEqualTo(PeerState.CONNECTED);
    }
  }
}
