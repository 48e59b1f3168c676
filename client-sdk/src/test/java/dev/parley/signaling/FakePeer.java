package dev.parley.signaling;

import dev.parley.peer.EndReason;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.peer.SessionInfo;
import dev.parley.peer.Signaling;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what a peer would be told. */
final class FakePeer implements Signaling.Listener {

  final List<String> events = new ArrayList<>();
  @Nullable Proposal proposal;
  @Nullable SessionDescription answer;

  @Override
  public void onProposal(Proposal newProposal) {
    proposal = newProposal;
    events.add("proposal");
  }

  @Override
  public void onAccepted(long proposalId, SessionDescription newAnswer) {
    answer = newAnswer;
    events.add("accepted " + proposalId);
  }

  @Override
  public void onRejected(long proposalId, Rejection rejection) {
    events.add("rejected " + proposalId + " " + rejection.reason().token());
  }

  @Override
  public void onGlare(long proposalId) {
    events.add("glare " + proposalId);
  }

  @Override
  public void onCandidates(List<TrickledCandidate> batch) {
    batch.forEach(
        one ->
            events.add(
                "candidate " + one.mid() + " " + one.ufrag() + " " + one.candidate().port()));
  }

  @Override
  public void onGatheringComplete() {
    events.add("complete");
  }

  @Override
  public void onInfo(SessionInfo info) {
    events.add("info " + info.kind() + " " + info.mid());
  }

  @Override
  public void onEnded(EndReason reason, @Nullable String text, boolean remote) {
    events.add((remote ? "ended by peer " : "ended here ") + reason.token() + " " + text);
  }

  @Override
  public void onFailed(Throwable cause) {
    events.add("failed " + cause.getMessage());
  }
}
