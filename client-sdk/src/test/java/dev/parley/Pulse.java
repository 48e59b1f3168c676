package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** A session that goes on whatever else happens: each echo is followed by the next message. */
final class Pulse {

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

  private final DataChannel channel;
  private final AtomicLong beats = new AtomicLong();

  /**
   * Begins.
   *
   * @param session whose first channel echoes
   */
  Pulse(PeerConnection session) {
    channel = session.dataChannels().get(0);
    channel.onMessage(
        echo -> {
          beats.incrementAndGet();
          LATER.execute(this::beat);
        });
    beat();
  }

  private void beat() {
    if (channel.state() == DataChannelState.OPEN) {
      var unused = channel.send("beat " + beats.get());
    }
  }

  /** Fails unless it still goes on, by the channel that it began with. */
  void mustGoOn() {
    long seen = beats.get();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> beats.get() > seen + 3);
    assertThat(channel.state()).isEqualTo(DataChannelState.OPEN);
  }
}
