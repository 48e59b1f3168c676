package dev.parley.signaling;

import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.internal.NativePeer;
import dev.parley.peer.internal.PeerPart;
import dev.parley.session.Errors;
import dev.parley.session.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out why a path has gone silent: asks the other side over the XMPP server, and ends the
 * session if that knows it no longer, is not there any more, or says nothing. Without this a peer
 * that was killed would be waited for until the path's own time-outs are over.
 */
public final class Vigil implements PeerPart {

  private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);
  private static final int SILENCES = 5;

  private final NativePeer peer;
  private final JingleSignaling signaling;
  private final Supplier<CompletionStage<Boolean>> replaced;
  private boolean lost;
  private int silences;
  private boolean asking;

  private Vigil(
      NativePeer peer, JingleSignaling signaling, Supplier<CompletionStage<Boolean>> replaced) {
    this.peer = peer;
    this.signaling = signaling;
    this.replaced = replaced;
  }

  /** Watches over a peer until it is closed. */
  public static void keep(Peer peer, JingleSignaling signaling) {
    keep(peer, signaling, () -> CompletableFuture.completedFuture(false));
  }

  /**
   * Watches over a peer until it is closed.
   *
   * @param replaced finds out whether somebody else has taken the place of whoever was called; then
   *     a silent one is not waited for
   */
  public static void keep(
      Peer peer, JingleSignaling signaling, Supplier<CompletionStage<Boolean>> replaced) {
    NativePeer.of(peer).part(Vigil.class, made -> new Vigil(made, signaling, replaced));
  }

  @Override
  public void onState(PeerState state) {
    lost = state == PeerState.DISCONNECTED;
    silences = 0;
    if (lost) {
      ask();
    }
  }

  private void ask() {
    if (lost && !asking) {
      asking = true;
      signaling.ping(this::answered);
    }
  }

  private void answered(Reply reply) {
    asking = false;
    if (!lost) {
      return;
    }
    if (reply instanceof Reply.Refused refused && Errors.isNobodyThere(refused.error())) {
      signaling.fail(EndReason.CONNECTIVITY_ERROR, "the peer is not there any more");
    } else if (reply instanceof Reply.Unanswered silence && silence.sent()) {
      unanswered();
    } else {
      silences = 0;
      LOG.debug("The path is silent, but the other side is there, or this side is offline");
      peer.executor().schedule(this::ask, PAUSE);
    }
  }

  private void replaced(boolean so) {
    if (so && lost) {
      signaling.fail(
          EndReason.CONNECTIVITY_ERROR,
          "the peer does not answer, and another has taken its place");
    }
  }

  /**
   * The silence may be due to either side's own link. This side's is looked at because of it; the
   * other's is noticed there, and restored, within some 15 seconds if it can be, and with it comes
   * an ICE restart.
   */
  private void unanswered() {
    if (++silences < SILENCES) {
      peer.executor().schedule(this::ask, SHORT_PAUSE);
      var unused = replaced.get().thenAccept(so -> peer.executor().execute(() -> replaced(so)));
    } else {
      signaling.fail(
          EndReason.CONNECTIVITY_ERROR, "the peer answers neither directly nor over the server");
    }
  }
}
