package dev.parley.session;

import dev.parley.connection.internal.LinkListener;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleIq;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.EntityFullJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends of sessions that could not be told because the link was down: told when it is back, so that
 * the peer learns the reason and need not find out for itself. From any thread.
 */
final class Farewells implements LinkListener {

  private static final Logger LOG = LoggerFactory.getLogger(Farewells.class);
  private static final int MOST = 256;

  /** After this the peer has noticed. */
  private static final Duration USEFUL = Duration.ofMinutes(1);

  private record Farewell(EntityFullJid peer, Jingle terminate, Instant said) {}

  private final Function<? super JingleIq, ? extends CompletionStage<IQ>> send;
  private final InstantSource clock;
  private final ArrayDeque<Farewell> waiting = new ArrayDeque<>();

  /**
   * Makes one.
   *
   * @param send sends a request
   */
  Farewells(Function<? super JingleIq, ? extends CompletionStage<IQ>> send, InstantSource clock) {
    this.send = send;
    this.clock = clock;
  }

  /** Keeps a session-terminate that did not leave this side. */
  void keep(EntityFullJid peer, Jingle terminate) {
    synchronized (waiting) {
      if (waiting.size() >= MOST) {
        waiting.remove();
      }
      waiting.add(new Farewell(peer, terminate, clock.instant()));
    }
  }

  @Override
  public void online(boolean resumed) {
    List<Farewell> due;
    synchronized (waiting) {
      due = new ArrayList<>(waiting);
      waiting.clear();
    }
    Instant oldest = clock.instant().minus(USEFUL);
    for (Farewell farewell : due) {
      if (farewell.said().isAfter(oldest)) {
        tell(farewell);
      }
    }
  }

  private void tell(Farewell farewell) {
    var unused =
        send.apply(JingleIq.set(farewell.peer(), farewell.terminate()))
            .whenComplete(
                (result, failure) ->
                    LOG.debug(
                        "The end of session {} was told late: {}",
                        farewell.terminate().sid(),
                        failure == null ? "heard" : failure.getMessage()));
  }
}
