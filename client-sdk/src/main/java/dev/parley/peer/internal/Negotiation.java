package dev.parley.peer.internal;

import dev.parley.peer.Capabilities;
import dev.parley.peer.EndReason;
import dev.parley.peer.NegotiationException;
import dev.parley.peer.PeerRefusedException;
import dev.parley.peer.Proposal;
import dev.parley.peer.Proposal.Kind;
import dev.parley.peer.Rejection;
import dev.parley.peer.RenegotiationRefusedException;
import dev.parley.peer.SerialExecutor;
import dev.parley.peer.Signaling;
import dev.parley.sdp.SessionDescription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LocalOffer and answer (RFC 8829), one negotiation at a time, whoever began it.
 *
 * <pre>
 *            offer()            description applied,        onAccepted,
 *   idle ──────────────► making ─────────────────► proposed ──────────► idle
 *    │                     │    attached             │ onRejected, onGlare, time-out: rolled back
 *    │ onProposal          └── onProposal came first: rolled back, made again afterwards
 *    └──────────────► answering ─────────────────► idle
 * </pre>
 *
 * <p>Confined to the peer's executor.
 */
final class Negotiation {

  /** What a negotiation does to its peer. */
  interface Host {

    /** The other side's description is about to be applied. */
    void onComing(SessionDescription remote);

    /** Both descriptions are applied; this is the other side's. */
    void onDescriptions(SessionDescription remote);

    /**
     * Judges a proposal of the other side's before it is answered.
     *
     * @return completes on the executor, and never exceptionally, with nothing if it is accepted
     */
    CompletableFuture<Optional<Rejection>> judge(Proposal proposal);

    /** The session cannot begin or go on. */
    void onFatal(Throwable cause, EndReason reason, boolean tell);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Negotiation.class);

  /** For proposals within a session; the initial one has the connect time-out. */
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private static final int MAX_INCOMING = 8;

  private final SerialExecutor executor;
  private final NativeSteps steps;
  private final Answers answers;
  private final LocalCandidates local;
  private final Host host;
  private final ArrayDeque<LocalOffer> requests = new ArrayDeque<>();
  private final ArrayDeque<Proposal> incoming = new ArrayDeque<>();
  private @Nullable Signaling signaling;
  private @Nullable LocalOffer current;
  private boolean answering;
  private boolean offerer;
  private boolean stopped;
  private long ids;

  Negotiation(
      SerialExecutor executor,
      NativeConnection connection,
      CodecPreferences codecs,
      LocalCandidates local,
      Host host) {
    this.executor = executor;
    this.steps = new NativeSteps(connection, codecs, local, host::onComing);
    this.answers = new Answers(steps, local, host);
    this.local = local;
    this.host = host;
  }

  /** Whether this side made the first offer. */
  boolean isOfferer() {
    return offerer;
  }

  boolean isBusy() {
    return current != null || answering;
  }

  /** Whether the first answer is still awaited, for messages. */
  boolean isAwaitingAnswer() {
    LocalOffer offer = current;
    return offer != null && offer.isOpen();
  }

  void attach(Signaling attached) {
    signaling = attached;
    LocalOffer offer = current;
    if (offer != null) {
      proposeIfReady(offer);
    } else {
      next();
    }
  }

  /** Makes an offer as soon as nothing else is going on. */
  CompletableFuture<Void> offer(Kind kind) {
    return offer(kind, null);
  }

  /**
   * Makes an offer as soon as nothing else is going on.
   *
   * @param change what it is made for
   */
  CompletableFuture<Void> offer(Kind kind, @Nullable Change change) {
    LocalOffer offer = new LocalOffer(++ids, kind, change);
    if (kind == Kind.INITIAL) {
      offerer = true;
    } else {
      String refusal = cannot(kind);
      if (refusal != null) {
        offer.fail(new NegotiationException(refusal, null));
        return offer.done;
      }
    }
    requests.add(offer);
    next();
    return offer.done;
  }

  void stop(Throwable cause) {
    stopped = true;
    answers.stop();
    LocalOffer offer = current;
    current = null;
    if (offer != null) {
      offer.fail(cause);
    }
    requests.forEach(request -> request.fail(cause));
    requests.clear();
    incoming.clear();
  }

  // From the signalling

  void onProposal(Proposal proposal) {
    if (incoming.size() >= MAX_INCOMING) {
      reject(proposal, EndReason.GENERAL_ERROR, "Too many proposals at once");
      return;
    }
    LocalOffer offer = current;
    if (offer != null && offer.isOpen() && offerer) {
      // The signalling did not break the tie; the session's initiator wins (XEP-0166 section
      // 7.2.16).
      reject(proposal, EndReason.GENERAL_ERROR, "Another proposal is open");
      return;
    }
    incoming.add(proposal);
    if (offer != null && offer.isOpen()) {
      takeBack(offer);
    } else {
      next();
    }
  }

  void onAccepted(long id, SessionDescription answer) {
    LocalOffer offer = current;
    if (offer == null || offer.id != id || !offer.isOpen()) {
      LOG.debug("An answer to proposal {}, which is not open", id);
      return;
    }
    // From here a proposal of the other side is no glare: it comes after its answer to ours.
    offer.answered = true;
    then(
        steps.conclude(answer),
        (nothing, failure) -> {
          if (current != offer) {
            return null;
          }
          if (failure != null) {
            fail(offer, failure);
          } else {
            host.onDescriptions(answer);
            current = null;
            offer.succeed();
            next();
          }
          return null;
        });
  }

  void onRejected(long id, Rejection rejection) {
    LocalOffer offer = current;
    if (offer == null || offer.id != id || !offer.isOpen()) {
      return;
    }
    if (offer.kind == Kind.INITIAL) {
      if (rejection.isWhole()) {
        host.onFatal(
            new PeerRefusedException(rejection.reason(), rejection.text()),
            rejection.reason(),
            false);
      }
      // Else the rest is accepted: the answer follows.
      return;
    }
    RenegotiationRefusedException refused =
        new RenegotiationRefusedException(rejection.reason(), rejection.text(), rejection.mids());
    if (rejection.isWhole()) {
      undo(offer, refused);
    } else {
      offer.refusal = refused;
    }
  }

  void onGlare(long id) {
    LocalOffer offer = current;
    if (offer != null && offer.id == id && offer.isOpen()) {
      takeBack(offer);
    }
  }

  // Ours

  private void next() {
    if (stopped || current != null || answering) {
      return;
    }
    Signaling attached = signaling;
    Proposal proposal = attached == null ? null : incoming.poll();
    if (attached != null && proposal != null) {
      answer(attached.refreshed(proposal), attached);
      return;
    }
    LocalOffer offer = requests.poll();
    if (offer != null) {
      current = offer;
      make(offer);
    }
  }

  private void make(LocalOffer offer) {
    try {
      offer.apply();
    } catch (RuntimeException | Error e) {
      // The library throws Errors too.
      current = null;
      offer.fail(e);
      next();
      return;
    }
    then(
        steps.offer(offer.kind == Kind.ICE_RESTART),
        (description, failure) -> {
          if (current != offer) {
            return null;
          }
          if (failure != null) {
            fail(offer, failure);
          } else {
            offer.description = description;
            offer.ready = true;
            proposeIfReady(offer);
          }
          return null;
        });
  }

  private void proposeIfReady(LocalOffer offer) {
    Signaling attached = signaling;
    if (attached == null || !offer.ready || offer.proposed) {
      return;
    }
    boolean all = !attached.capabilities().trickle();
    then(
        local.ready(all),
        (nothing, failure) -> {
          SessionDescription description = offer.description;
          if (current == offer && !offer.proposed && description != null) {
            propose(attached, offer, local.completed(description, all), !all);
          }
          return null;
        });
  }

  private void propose(
      Signaling attached, LocalOffer offer, SessionDescription description, boolean trickle) {
    if (!incoming.isEmpty()) {
      takeBack(offer);
      return;
    }
    offer.proposed = true;
    attached.propose(new Proposal(offer.id, offer.kind, description));
    if (trickle) {
      local.trickle();
    }
    if (offer.kind != Kind.INITIAL) {
      long id = offer.id;
      executor.schedule(() -> expire(offer, id), ANSWER_LIMIT);
    }
  }

  private void expire(LocalOffer offer, long id) {
    if (current == offer && offer.id == id && offer.isOpen()) {
      withdraw(offer);
      if (offer.isOpen()) {
        undo(
            offer,
            new NegotiationException(
                "The other side did not answer within " + ANSWER_LIMIT.toSeconds() + " s", null));
      }
    }
  }

  /** Ours lost against the other side's: undone, and made again afterwards. */
  private void takeBack(LocalOffer offer) {
    current = null;
    answering = true;
    then(
        takeAway(offer),
        (nothing, failure) -> {
          answering = false;
          if (failure != null) {
            offer.fail(failure);
            host.onFatal(failure, EndReason.FAILED_APPLICATION, true);
            return null;
          }
          offer.undo();
          offer.renew(++ids);
          requests.addFirst(offer);
          if (incoming.isEmpty()) {
            // Its proposal is on the way; should it not come, we try again.
            long wait = ThreadLocalRandom.current().nextLong(300, 900);
            executor.schedule(this::next, Duration.ofMillis(wait));
          } else {
            next();
          }
          return null;
        });
  }

  private void undo(LocalOffer offer, Throwable cause) {
    current = null;
    if (!offer.ready) {
      // It was never applied.
      offer.fail(cause);
      next();
      return;
    }
    answering = true;
    then(
        takeAway(offer),
        (nothing, failure) -> {
          answering = false;
          offer.fail(cause);
          if (failure != null) {
            host.onFatal(failure, EndReason.FAILED_APPLICATION, true);
          } else {
            next();
          }
          return null;
        });
  }

  private void fail(LocalOffer offer, Throwable failure) {
    if (offer.kind == Kind.INITIAL) {
      host.onFatal(failure, EndReason.FAILED_APPLICATION, signaling != null);
    } else {
      if (offer.proposed) {
        withdraw(offer);
      }
      undo(offer, failure);
    }
  }

  /** Undoes our offer on the native side. */
  private CompletableFuture<Void> takeAway(LocalOffer offer) {
    Signaling attached = signaling;
    SessionDescription description = offer.description;
    SessionDescription refusal =
        attached == null || description == null || offer.kind == Kind.INITIAL
            ? null
            : attached.refuse(description);
    return refusal == null ? steps.rollback() : steps.conclude(refusal);
  }

  private void withdraw(LocalOffer offer) {
    Signaling attached = signaling;
    if (attached != null) {
      attached.withdraw(offer.id);
    }
  }

  // The other side's

  private void answer(Proposal proposal, Signaling attached) {
    answering = true;
    answers.answer(
        proposal,
        attached,
        () -> {
          answering = false;
          next();
        });
  }

  private void reject(Proposal proposal, EndReason reason, String text) {
    Signaling attached = signaling;
    if (attached != null) {
      attached.reject(proposal.id(), Rejection.whole(reason, text));
    }
  }

  private @Nullable String cannot(Kind kind) {
    Signaling attached = signaling;
    if (attached == null) {
      return "There is no signalling yet";
    }
    Capabilities capabilities = attached.capabilities();
    if (kind == Kind.CHANGE && !capabilities.renegotiate()) {
      return "The signalling or the other side cannot renegotiate";
    }
    if (kind == Kind.ICE_RESTART && !capabilities.restartIce()) {
      return "The signalling or the other side cannot restart ICE";
    }
    return null;
  }

  /** Both outcomes of a native step; what goes wrong in handling them ends the session. */
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
