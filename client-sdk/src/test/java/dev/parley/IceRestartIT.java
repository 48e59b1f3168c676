package dev.parley;

import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.StanzaTap.Direction;
import dev.parley.channel.DataChannel;
import dev.parley.peer.PeerState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Either side restarts ICE over a real server, and both at once; the channel goes on. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class IceRestartIT {

  private static final Pattern UFRAG = Pattern.compile("<transport [^>]*ufrag=['\"]([^'\"]+)");
  private static final int ROUNDS = 8;

  private final List<String> sent = new CopyOnWriteArrayList<>();

  @Test
  void eitherSideRestartsAndTheChannelGoesOn() throws Exception {
    try (TestNet net = TestNet.start()) {
      Parley alice = net.client("alice");
      Parley bob =
          net.client(
              "bob",
              builder ->
                  builder.stanzaTap(
                      (way, xml) -> {
                        if (way == Direction.SENT && xml.contains("<jingle")) {
                          sent.add(xml);
                        }
                      }));
      Master master = await(alice.startMaster("chess-club"));
      Incoming incoming = new Incoming();
      master.onConnection(incoming);
      PeerConnection caller = await(bob.connect("chess-club"));
      PeerConnection called = incoming.next();
      DataChannel channel = caller.dataChannel(ConnectOptions.DEFAULT_LABEL);

      assertThat(ufrags()).hasSize(1);
      await(caller.restartIce());
      answered(channel, "after the caller's");
      assertThat(ufrags()).hasSize(2);
      await(called.restartIce());
      answered(channel, "after the master's");
      assertThat(ufrags()).hasSize(3);
      for (int i = 0; i < ROUNDS; i++) {
        CompletableFuture<Void> ours = caller.restartIce();
        CompletableFuture<Void> theirs = called.restartIce();
        await(ours);
        // The responder's gives way, and is made again.
        await(theirs);
        answered(channel, "after both " + i);
      }
      // No side ever took the other's answer for one more restart.
      assertThat(ufrags()).hasSizeLessThanOrEqualTo(3 + 3 * ROUNDS);
      assertThat(caller.state()).isEqualTo(PeerState.CONNECTED);
      assertThat(called.state()).isEqualTo(PeerState.CONNECTED);
      caller.close();
      await(called.closed());
    }
  }

  /** The generations of ICE that one side has had. */
  private Set<String> ufrags() {
    Set<String> found = new LinkedHashSet<>();
    for (String xml : sent) {
      Matcher matcher = UFRAG.matcher(xml);
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  private static void answered(DataChannel channel, String text) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    channel.onMessage(message -> answer.complete(message.text()));
    await(channel.send(text));
    assertThat(await(answer)).isEqualTo(text);
  }
}
