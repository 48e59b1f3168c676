package dev.parley.peer;

import dev.parley.sdp.SessionDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries the descriptions and candidates of one {@link Peer} to the other side and brings back
 * what the other side says. Jingle is one implementation, an offline token another.
 *
 * <p>The contract, in the order of a session's life:
 *
 * <ol>
 *   <li>{@link #open} is called once, before any other method.
 *   <li>The offering side calls {@link #propose} with a proposal of kind {@link
 *       Proposal.Kind#INITIAL}; the other side sees {@link Listener#onProposal}. Every proposal
 *       ends in exactly one of {@link Listener#onAccepted}, {@link Listener#onRejected} and {@link
 *       Listener#onGlare}, or with the session.
 *   <li>{@link #candidates} may be called from the moment a proposal is made or accepted. An
 *       implementation whose {@link Capabilities#trickle()} is false is never given any: it gets
 *       descriptions that carry all their candidates.
 *   <li>{@link #end}, {@link Listener#onEnded} or {@link Listener#onFailed} is the last thing that
 *       happens; afterwards neither side calls the other.
 * </ol>
 *
 * <p><b>Proposal ids.</b> Each direction numbers its own: the id given to {@link #propose} comes
 * back in {@code onAccepted}, {@code onRejected} or {@code onGlare}; the id in {@code onProposal}
 * is the implementation's and comes back in {@link #accept} or {@link #reject}.
 *
 * <p><b>Threads.</b> The peer calls every method on its {@link SerialExecutor}, and the
 * implementation calls every {@link Listener} method on that same executor (see {@link
 * Peer#executor()}). No method may block; what goes wrong later is told by {@link
 * Listener#onFailed}, never thrown.
 */
public interface Signaling {

  /**
   * What this way of signalling can do. Constant from {@link #open} on, but for what the other side
   * turns out to support: {@link Capabilities#renegotiate()} and {@link Capabilities#restartIce()}
   * are read again each time they matter.
   */
  Capabilities capabilities();

  /** Takes the listener; called once, before anything else. */
  void open(Listener listener);

  /** Proposes a description to the other side. At most one proposal of ours is open at a time. */
  void propose(Proposal proposal);

  /**
   * Nothing comes of an offer, proposed or not, and the peer needs an answer that refuses what it
   * adds: the library cannot take contents back that it has once offered.
   *
   * @param offer the description as the peer has applied it
   * @return null if nothing is added, or this signalling makes no answers up: then the offer is
   *     rolled back
   */
  default @Nullable SessionDescription refuse(SessionDescription offer) {
    return null;
  }

  /**
   * A proposal of the other side as it is to be answered now: its sections may have to follow ours,
   * where those have changed since it was made.
   */
  default Proposal refreshed(Proposal proposal) {
    return proposal;
  }

  /**
   * Takes back a change or restart that was proposed: it was not answered in time, or its answer
   * cannot be used. Nothing is heard of it any more.
   *
   * @param proposalId the id of a proposal of ours that is open, or was accepted last
   */
  default void withdraw(long proposalId) {}

  /**
   * Answers the other side's proposal.
   *
   * @param proposalId the id from {@link Listener#onProposal}
   */
  void accept(long proposalId, SessionDescription answer);

  /**
   * Refuses the other side's proposal, whole or in part. Refusing the initial proposal as a whole
   * ends the session; {@link #end} is not called in addition.
   *
   * @param proposalId the id from {@link Listener#onProposal}
   */
  void reject(long proposalId, Rejection rejection);

  /** Sends local candidates that were not in a description; they belong together in one message. */
  void candidates(List<TrickledCandidate> batch);

  /**
   * Says that no further local candidates come for the current ICE generation. Not called once the
   * peers are connected, when it would only cost a message.
   */
  void gatheringComplete();

  /** Passes on a piece of information about the running session. */
  void inform(SessionInfo info);

  /**
   * Ends the session.
   *
   * @param text for people and logs, may be shown on the other side; null to say nothing
   */
  void end(EndReason reason, @Nullable String text);

  /** What the other side says. All methods are called on the peer's {@link SerialExecutor}. */
  interface Listener {

    /** The other side proposes a description; to be answered by accept or reject. */
    void onProposal(Proposal proposal);

    /** The other side accepted our proposal. */
    void onAccepted(long proposalId, SessionDescription answer);

    /**
     * The other side refused our proposal. A part-wise rejection is followed by {@link #onAccepted}
     * for the rest; a change that is rejected as a whole leaves the session as it was.
     */
    void onRejected(long proposalId, Rejection rejection);

    /** Both sides proposed at once and ours lost: it is void, and may be made again later. */
    void onGlare(long proposalId);

    /** Candidates of the other side; may come before its description. */
    void onCandidates(List<TrickledCandidate> batch);

    /** The other side has no further candidates for the current ICE generation. */
    void onGatheringComplete();

    /** Information about the running session. */
    void onInfo(SessionInfo info);

    /**
     * The session is over.
     *
     * @param remote true if the other side ended it, false if this side's signalling did
     */
    void onEnded(EndReason reason, @Nullable String text, boolean remote);

    /** The signalling itself broke: the session cannot go on by it. */
    void onFailed(Throwable cause);
  }
}
