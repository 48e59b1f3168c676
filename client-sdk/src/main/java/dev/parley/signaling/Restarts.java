package dev.parley.signaling;

import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.RestartAnswer;
import dev.parley.mapping.ContentCandidates;
import dev.parley.mapping.JingleForm;
import dev.parley.peer.EndReason;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.Errors;
import dev.parley.session.Handling;
import dev.parley.session.Reply;
import dev.parley.session.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ICE restarts within one session (XEP-0176 section 5.9, RFC 8839 section 4.4.1.1.1): one side
 * sends a transport-info with new credentials, the other answers with one of its own.
 *
 * <p>Of two restarts that cross, the initiator's stays. So the two kinds must be told apart: Parley
 * says of an answer that it is one ({@link RestartAnswer}). Other clients do not; what comes from
 * them is the answer if our own restart was acknowledged before, and else a restart that crosses
 * ours. Replies and requests may overtake each other inside this process, so a responder, who lets
 * the other's pass in either case, decides when its own has been replied to.
 *
 * <p>Confined to the session's executor.
 */
final class Restarts {

  private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);

  /** More than any network needs: should two sides ever take each other's answers for restarts. */
  private static final int LIMIT = 40;

  private static final Duration LIMIT_SPAN = Duration.ofSeconds(10);

  private final JingleSignaling signaling;
  private final Role role;
  private final RemoteTransport remote;
  private final Turns turns;
  private final RateLimit rate = new RateLimit(LIMIT, LIMIT_SPAN);
  private @Nullable Proposal open;
  private boolean acknowledged;
  private boolean late;
  private boolean unsupported;
  private @Nullable List<ContentCandidates> undecided;
  private boolean answering;
  private boolean replacing;
  private List<ContentCandidates> offered = List.of();

  Restarts(JingleSignaling signaling, Role role, RemoteTransport remote, Turns turns) {
    this.signaling = signaling;
    this.role = role;
    this.remote = remote;
    this.turns = turns;
  }

  /** Whether the other side has not refused one for good. */
  boolean isSupported() {
    return !unsupported;
  }

  /** Whether one of ours is not answered yet. */
  boolean isOpen() {
    return open != null;
  }

  // Ours

  /** Sends our restart; the description is the outbox's already. */
  void propose(Proposal proposal) {
    open = proposal;
    turns.begin();
    acknowledged = false;
    late = false;
    signaling.sendCredentials(proposal.description(), null, reply -> replied(proposal, reply));
  }

  private boolean isOpen(Proposal ours) {
    return open != null && open.id() == ours.id();
  }

  private void replied(Proposal proposal, Reply reply) {
    if (!isOpen(proposal)) {
      return;
    }
    List<ContentCandidates> waiting = undecided;
    undecided = null;
    if (reply instanceof Reply.Acknowledged) {
      acknowledged = true;
      if (waiting != null) {
        answered(proposal, waiting);
      }
      return;
    }
    open = null;
    if (reply instanceof Reply.Refused refused) {
      if (Errors.is(refused.error(), JingleErrorCondition.TIE_BREAK)) {
        signaling.tell(l -> l.onGlare(proposal.id()));
      } else {
        unsupported = isForGood(refused.error());
        reject(
            proposal,
            unsupported ? EndReason.UNSUPPORTED_TRANSPORTS : EndReason.BUSY,
            Errors.describe(refused.error()));
      }
    } else if (reply instanceof Reply.Unanswered silence) {
      // It may have arrived all the same: then an answer to it comes, which is of no use any more.
      late = silence.sent() && waiting == null;
      reject(proposal, EndReason.TIMEOUT, "the restart was not acknowledged");
    }
    if (waiting != null) {
      offered(waiting);
    }
    turns.end();
  }

  /** The peer does not wait for the answer any longer. */
  void withdraw(long id) {
    if (open != null && open.id() == id) {
      open = null;
      late = undecided == null;
      undecided = null;
      turns.end();
    }
  }

  private static boolean isForGood(StanzaError error) {
    return switch (error.getCondition()) {
      case feature_not_implemented, bad_request, not_acceptable, not_allowed -> true;
      default -> false;
    };
  }

  private void reject(Proposal proposal, EndReason reason, String text) {
    signaling.tell(l -> l.onRejected(proposal.id(), Rejection.whole(reason, text)));
  }

  // The other side's

  /** Whether a transport-info brings credentials that are not those in force. */
  boolean isRestart(List<ContentCandidates> batch) {
    return remote.isNewer(batch);
  }

  /**
   * Takes a transport-info that {@link #isRestart}.
   *
   * @param answer as the other side says; null if it says nothing
   */
  Handling take(List<ContentCandidates> batch, @Nullable RestartAnswer answer) {
    if (!signaling.isAccepted()) {
      return Handling.refuse(JingleErrorCondition.OUT_OF_ORDER.toError());
    }
    Proposal ours = open;
    if (answer != null) {
      if (ours != null && answer.ufrag().equals(ufrag(ours.description()))) {
        return Handling.acknowledge(() -> answered(ours, batch));
      }
      LOG.debug("An answer to a restart that was given up is not used");
      return Handling.acknowledge();
    }
    if (ours != null) {
      return crossing(ours, batch);
    }
    if (late && !signaling.isParley()) {
      late = false;
      LOG.debug("What may be the answer to a restart that was given up is not used");
      return Handling.acknowledge();
    }
    if (role == Role.INITIATOR && signaling.ours().isAwaited()) {
      return Handling.refuse(JingleErrorCondition.TIE_BREAK.toError());
    }
    if (answering || turns.isFull() || rate.isExceeded()) {
      return Handling.refuse(Errors.tooMuch("too many ICE restarts"));
    }
    return Handling.acknowledge(() -> offered(batch));
  }

  /** Takes a transport-replace that brings new credentials; transport-accept is its answer. */
  Handling replace(List<ContentCandidates> batch) {
    if (role == Role.INITIATOR && (open != null || signaling.ours().isAwaited())) {
      return Handling.refuse(JingleErrorCondition.TIE_BREAK.toError());
    }
    if (answering || turns.isFull() || rate.isExceeded()) {
      return Handling.refuse(Errors.tooMuch("too many ICE restarts"));
    }
    return Handling.acknowledge(
        () -> {
          replacing = true;
          offered(batch);
        });
  }

  private Handling crossing(Proposal ours, List<ContentCandidates> batch) {
    // stanza.js answers first and acknowledges afterwards.
    boolean answer =
        acknowledged || (role == Role.INITIATOR && Forms.onlyInitiatorRestarts(signaling.form()));
    if (answer && !signaling.isParley()) {
      return Handling.acknowledge(() -> answered(ours, batch));
    }
    if (role == Role.INITIATOR) {
      return Handling.refuse(JingleErrorCondition.TIE_BREAK.toError());
    }
    if (!signaling.isParley()) {
      undecided = batch;
      return Handling.acknowledge();
    }
    open = null;
    return Handling.acknowledge(
        () -> {
          signaling.tell(l -> l.onGlare(ours.id()));
          offered(batch);
          turns.end();
        });
  }

  private void answered(Proposal ours, List<ContentCandidates> batch) {
    if (isOpen(ours)) {
      open = null;
      remote.answer(batch);
      SessionDescription answer = signaling.restarted(ours.description());
      signaling.tell(l -> l.onAccepted(ours.id(), answer));
      turns.end();
    }
  }

  private void offered(List<ContentCandidates> batch) {
    answering = true;
    turns.submit(
        () -> {
          offered = batch;
          SessionDescription offer = remote.offer(batch);
          signaling.beginCandidates();
          long id = signaling.nextProposal();
          signaling.tell(l -> l.onProposal(new Proposal(id, Proposal.Kind.ICE_RESTART, offer)));
          return true;
        });
  }

  /** The other side's restart, made up anew since our own sections have changed. */
  SessionDescription refreshed() {
    return remote.offer(offered);
  }

  /** Sends our answer; the description is the outbox's already. */
  void accept(SessionDescription answer) {
    answering = false;
    signaling.restarted(answer);
    if (replacing) {
      replacing = false;
      signaling.replacement().accept(answer);
    } else {
      signaling.sendCredentials(answer, new RestartAnswer(remote.ufrag()), reply -> {});
    }
    turns.answered();
  }

  /**
   * The peer cannot take the other side's restart. There is no word for it once a transport-info is
   * acknowledged: the other side hears nothing, and gives it up.
   */
  void reject(Rejection rejection) {
    answering = false;
    if (replacing) {
      replacing = false;
      signaling.replacement().reject(rejection);
    }
    turns.answered();
  }

  private static String ufrag(SessionDescription description) {
    return credentials(description).stream()
        .map(content -> Objects.requireNonNull(content.credentials()).ufrag())
        .findFirst()
        .orElse("");
  }

  /**
   * What goes into the transport-info that carries new credentials. Conversations tells a restart
   * from the answer to one by whether there are candidates, so to a peer that may be one a restart
   * has none, and an answer without any is left to the candidates that follow.
   *
   * @param all the credentials of all contents, with the candidates that are there
   * @return all, or without candidates, or nothing
   */
  static List<ContentCandidates> sendable(
      List<ContentCandidates> all, boolean answer, JingleForm form) {
    if (form.batches()) {
      return all;
    }
    if (!answer) {
      return all.stream().map(content -> content.with(List.of())).toList();
    }
    return all.stream().allMatch(content -> content.candidates().isEmpty()) ? List.of() : all;
  }

  /** The credentials of all contents, as a transport-info has them, with candidates up to now. */
  static List<ContentCandidates> credentials(SessionDescription description) {
    List<ContentCandidates> contents = new ArrayList<>();
    for (var section : description.media()) {
      String mid = section.mid();
      IceCredentials credentials = description.credentials(section);
      if (mid != null && credentials != null && !section.rejected()) {
        contents.add(new ContentCandidates(mid, credentials, section.candidates(), false));
      }
    }
    return contents;
  }
}
