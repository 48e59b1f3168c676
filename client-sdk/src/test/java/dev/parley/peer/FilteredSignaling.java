package dev.parley.peer;

import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.SessionDescription;
import java.util.List;
import java.util.function.Predicate;

/** Passes on only the candidates that are wanted, in descriptions and after them. */
final class FilteredSignaling extends ForwardingSignaling {

  private final Signaling to;
  private final Predicate<IceCandidate> wanted;

  FilteredSignaling(Signaling to, Predicate<IceCandidate> wanted) {
    super(to);
    this.to = to;
    this.wanted = wanted;
  }

  /** Attaches both peers to ends that do so; {@code left} has to offer. */
  static InMemorySignaling[] join(Peer left, Peer right, Predicate<IceCandidate> wanted) {
    InMemorySignaling[] ends = InMemorySignaling.pair(left, right, Capabilities.ALL);
    right.attach(new FilteredSignaling(ends[1], wanted));
    left.attach(new FilteredSignaling(ends[0], wanted));
    return ends;
  }

  private SessionDescription filtered(SessionDescription description) {
    return description.mapMedia(
        section ->
            section.without(
                attribute ->
                    attribute instanceof IceCandidate candidate && !wanted.test(candidate)));
  }

  @Override
  public void propose(Proposal proposal) {
    to.propose(new Proposal(proposal.id(), proposal.kind(), filtered(proposal.description())));
  }

  @Override
  public void accept(long proposalId, SessionDescription answer) {
    to.accept(proposalId, filtered(answer));
  }

  @Override
  public void candidates(List<TrickledCandidate> batch) {
    List<TrickledCandidate> rest =
        batch.stream().filter(each -> wanted.test(each.candidate())).toList();
    if (!rest.isEmpty()) {
      to.candidates(rest);
    }
  }
}
