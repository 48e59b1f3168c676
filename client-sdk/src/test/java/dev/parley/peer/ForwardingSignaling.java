package dev.parley.peer;

import dev.parley.sdp.SessionDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes everything on, for tests that change one thing. */
class ForwardingSignaling implements Signaling {

  private final Signaling to;

  ForwardingSignaling(Signaling to) {
    this.to = to;
  }

  @Override
  public Capabilities capabilities() {
    return to.capabilities();
  }

  @Override
  public void open(Listener listener) {
    to.open(listener);
  }

  @Override
  public void propose(Proposal proposal) {
    to.propose(proposal);
  }

  @Override
  public void accept(long proposalId, SessionDescription answer) {
    to.accept(proposalId, answer);
  }

  @Override
  public void reject(long proposalId, Rejection rejection) {
    to.reject(proposalId, rejection);
  }

  @Override
  public void candidates(List<TrickledCandidate> batch) {
    to.candidates(batch);
  }

  @Override
  public void gatheringComplete() {
    to.gatheringComplete();
  }

  @Override
  public void inform(SessionInfo info) {
    to.inform(info);
  }

  @Override
  public void end(EndReason reason, @Nullable String text) {
    to.end(reason, text);
  }
}
