package dev.parley.signaling;

import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.internal.NativePeer;
import dev.parley.peer.internal.PeerPart;
import dev.parley.session.Errors;
import dev.parley.session.Reply;
import java.time.Duration;
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

  private final NativePeer peer;
  private final JingleSignaling signaling;
  private boolean lost;
  private boolean asking;

  private Vigil(NativePeer peer, JingleSignaling signaling) {
    this.peer = peer;
    this.signaling = signaling;
  }

  /** Watches over a peer until it is closed. */
  public static void keep(Peer peer, JingleSignaling signaling) {
    NativePeer.of(peer).part(Vigil.class, made -> new Vigil(made, signaling));
  }

  @Override
  public void onState(PeerState state) {
    lost = state == PeerState.DISCONNECTED;
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
      signaling.fail(
          EndReason.CONNECTIVITY_ERROR, "the peer answers neither directly nor over the server");
    } else {
      LOG.debug("The path is silent, but the other side is there, or this side is offline");
      peer.executor().schedule(this::ask, PAUSE);
    }
  }
}
