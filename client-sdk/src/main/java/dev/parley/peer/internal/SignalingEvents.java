package dev.parley.peer.internal;

import dev.parley.peer.EndReason;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerRefusedException;
import dev.parley.peer.PeerState;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.peer.SessionInfo;
import dev.parley.peer.Signaling;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.SessionDescription;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the other side says, led to where it belongs; nothing after the end. */
final class SignalingEvents implements Signaling.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(SignalingEvents.class);

  /** Of the other side's messages, how many may wait for a listener that is slow. */
  private static final int MAX_WAITING = 256;

  private final PeerCore core;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable Consumer<SessionInfo> infoListener;

  SignalingEvents(PeerCore core) {
    this.core = core;
  }

  /** Any thread. */
  void onInfo(Consumer<SessionInfo> listener) {
    infoListener = listener;
  }

  @Override
  public void onProposal(Proposal proposal) {
    if (!core.isEnding()) {
      if (core.state() == PeerState.NEW) {
        core.become(PeerState.CONNECTING);
      }
      core.negotiation.onProposal(proposal);
    }
  }

  @Override
  public void onAccepted(long proposalId, SessionDescription answer) {
    if (!core.isEnding()) {
      core.negotiation.onAccepted(proposalId, answer);
    }
  }

  @Override
  public void onRejected(long proposalId, Rejection rejection) {
    if (!core.isEnding()) {
      core.negotiation.onRejected(proposalId, rejection);
    }
  }

  @Override
  public void onGlare(long proposalId) {
    if (!core.isEnding()) {
      core.negotiation.onGlare(proposalId);
    }
  }

  @Override
  public void onCandidates(List<TrickledCandidate> batch) {
    if (!core.isEnding()) {
      core.remoteCandidates.add(batch);
    }
  }

  @Override
  public void onGatheringComplete() {
    LOG.trace("The other side has no further candidates");
  }

  @Override
  public void onInfo(SessionInfo info) {
    Consumer<SessionInfo> listener = infoListener;
    if (listener == null || core.isEnding()) {
      return;
    }
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      LOG.debug("More than {} messages wait for the listener", MAX_WAITING);
      return;
    }
    core.tellApplication(
        () -> {
          waiting.decrementAndGet();
          listener.accept(info);
        });
  }

  @Override
  public void onEnded(EndReason reason, @Nullable String text, boolean remote) {
    core.refuse(new PeerRefusedException(reason, text));
    core.finish(new PeerClosed(reason, text, remote, null), false);
  }

  @Override
  public void onFailed(Throwable cause) {
    core.fail(cause, EndReason.GENERAL_ERROR, false);
  }
}
