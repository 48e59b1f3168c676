package dev.parley.peer.internal;

import dev.parley.peer.EndReason;
import dev.parley.peer.PeerException;
import dev.parley.peer.Proposal;
import dev.parley.peer.Proposal.Kind;
import dev.parley.peer.Rejection;
import dev.parley.peer.Signaling;
import dev.parley.sdp.SessionDescription;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Answers proposals of the other side, one at a time. Confined to the peer's executor. */
final class Answers {

  private final NativeSteps steps;
  private final LocalCandidates local;
  private final Negotiation.Host host;
  private boolean stopped;

  Answers(NativeSteps steps, LocalCandidates local, Negotiation.Host host) {
    this.steps = steps;
    this.local = local;
    this.host = host;
  }

  /** From now on nothing is said any more. */
  void stop() {
    stopped = true;
  }

  /**
   * Answers a proposal.
   *
   * @param done run when it is answered or refused and the native side is stable again
   */
  void answer(Proposal proposal, Signaling signaling, Runnable done) {
    then(
        host.judge(proposal),
        (rejection, failure) -> {
          if (stopped || rejection == null) {
            return null;
          }
          if (rejection.isPresent()) {
            signaling.reject(proposal.id(), rejection.get());
            done.run();
          } else {
            apply(proposal, signaling, done);
          }
          return null;
        });
  }

  private void apply(Proposal proposal, Signaling signaling, Runnable done) {
    SessionDescription offered = proposal.description();
    then(
        steps.answer(offered),
        (description, failure) -> {
          if (failure != null || description == null) {
            refuse(
                proposal,
                signaling,
                failure == null ? new PeerException("There is no answer") : failure,
                done);
            return null;
          }
          host.onDescriptions(offered);
          accept(proposal, signaling, description, done);
          return null;
        });
  }

  private void accept(
      Proposal proposal, Signaling signaling, SessionDescription description, Runnable done) {
    boolean all = !signaling.capabilities().trickle();
    then(
        local.ready(all),
        (nothing, failure) -> {
          if (!stopped) {
            signaling.accept(proposal.id(), local.completed(description, all));
            if (!all) {
              local.trickle();
            }
            done.run();
          }
          return null;
        });
  }

  private void refuse(Proposal proposal, Signaling signaling, Throwable failure, Runnable done) {
    Rejection rejection = Rejection.whole(EndReason.FAILED_APPLICATION, message(failure));
    if (proposal.kind() == Kind.INITIAL) {
      signaling.reject(proposal.id(), rejection);
      host.onFatal(failure, EndReason.FAILED_APPLICATION, false);
      return;
    }
    then(
        steps.rollback(),
        (nothing, second) -> {
          // If there was nothing to roll back, the description was refused before it was applied.
          if (!stopped) {
            signaling.reject(proposal.id(), rejection);
            done.run();
          }
          return null;
        });
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private <T> void then(
      CompletionStage<T> stage, BiFunction<@Nullable T, @Nullable Throwable, ?> handler) {
    NativeSteps.then(
        stage,
        handler,
        unexpected -> {
          if (!stopped) {
            host.onFatal(unexpected, EndReason.GENERAL_ERROR, true);
          }
        });
  }
}
