package dev.parley.peer;

import dev.parley.sdp.SessionDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other side, saying nothing. */
class SilentListener implements Signaling.Listener {
  @Override
  public void onProposal(Proposal proposal) {}

  @Override
  public void onAccepted(long proposalId, SessionDescription answer) {}

  @Override
  public void onRejected(long proposalId, Rejection rejection) {}

  @Override
  public void onGlare(long proposalId) {}

  @Override
  public void onCandidates(List<TrickledCandidate> batch) {}

  @Override
  public void onGatheringComplete() {}

  @Override
  public void onInfo(SessionInfo info) {}

  @Override
  public void onEnded(EndReason reason, @Nullable String text, boolean remote) {}

  @Override
  public void onFailed(Throwable cause) {}
}
