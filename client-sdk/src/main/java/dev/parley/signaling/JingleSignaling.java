package dev.parley.signaling;

import static java.util.Objects.requireNonNull;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.RestartAnswer;
import dev.parley.mapping.CandidateMapping;
import dev.parley.mapping.ContentCandidates;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.JingleForm;
import dev.parley.mapping.MappingException;
import dev.parley.mapping.SdpToJingle;
import dev.parley.peer.Capabilities;
import dev.parley.peer.EndReason;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.peer.SessionInfo;
import dev.parley.peer.Signaling;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.Errors;
import dev.parley.session.JingleSession;
import dev.parley.session.Reply;
import dev.parley.session.Role;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * The signalling of one peer by Jingle.
 *
 * <p>The initiator's side may be attached to its peer before it is known whom to call, and it can
 * {@link #dial} again when a call did not arrive: the offer and all candidates up to then go along.
 *
 * <p>To be used on the session's executor only.
 */
public final class JingleSignaling implements Signaling {

  /** The id of the other side's first proposal. */
  private static final long REMOTE_INITIAL = 1;

  private final Role role;
  private final @Nullable DialListener dialListener;
  private final Outbox outbox = new Outbox();
  private final PeerEvents events = new PeerEvents();
  private final RemoteTransport remote = new RemoteTransport();
  private final Turns turns = new Turns();
  private final Accord accord;
  private final Restarts restarts;
  private final Replacement replacement;
  private final OurChanges ours;
  private final TheirChanges theirs;

  private @Nullable JingleSession session;
  private JingleForm form = JingleForm.STANDARD;
  private @Nullable Call call;
  private @Nullable Proposal initial;
  private @Nullable Inbox inbox;
  private long proposals = REMOTE_INITIAL;
  private boolean accepted;
  private boolean over;

  private JingleSignaling(Role role, @Nullable DialListener dialListener) {
    this.role = role;
    this.dialListener = dialListener;
    this.accord = new Accord(role, remote);
    this.restarts = new Restarts(this, role, remote, turns);
    this.replacement = new Replacement(this, accord, remote);
    this.ours = new OurChanges(this, accord, outbox, turns);
    this.theirs = new TheirChanges(this, accord, ours, turns);
  }

  /** The side that calls; {@link #dial} says whom. */
  public static JingleSignaling outgoing(DialListener listener) {
    return new JingleSignaling(Role.INITIATOR, requireNonNull(listener, "listener"));
  }

  /**
   * The side that is called. Takes the session's listener.
   *
   * @throws MappingException if the offer cannot be one
   */
  public static JingleSignaling incoming(JingleSession session, Jingle initiate)
      throws MappingException {
    JingleSignaling signaling = new JingleSignaling(Role.RESPONDER, null);
    Inbox inbox = new Inbox(initiate.contents(), signaling.accord, session.limits().candidates());
    SessionDescription offer = Descriptions.offer(initiate);
    signaling.session = session;
    signaling.form = Forms.of(initiate);
    signaling.remote.offered(offer);
    signaling.listenTo(session, inbox);
    signaling.tell(l -> l.onProposal(new Proposal(REMOTE_INITIAL, Proposal.Kind.INITIAL, offer)));
    return signaling;
  }

  /**
   * Calls, as soon as the peer has proposed its offer, which may have been long ago. A former call
   * that was not answered is given up.
   */
  public void dial(Call newCall) {
    if (role != Role.INITIATOR || accepted) {
      throw new IllegalStateException("only a call that was not accepted can be dialled");
    }
    if (over) {
      newCall.session().terminate(JingleReason.of(JingleReason.Condition.CANCEL));
      return;
    }
    JingleSession former = session;
    if (former != null && former != newCall.session()) {
      former.setListener(new Abandoned());
      former.terminate(
          JingleReason.of(JingleReason.Condition.CANCEL, "the name was resolved again"));
    }
    call = newCall;
    session = newCall.session();
    form = newCall.form();
    initiate();
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        true,
        accepted,
        accepted
            && restarts.isSupported()
            && (role == Role.INITIATOR || !Forms.onlyInitiatorRestarts(form)));
  }

  @Override
  public void open(Listener newListener) {
    events.open(newListener);
  }

  @Override
  public void propose(Proposal proposal) {
    if (proposal.kind() == Proposal.Kind.ICE_RESTART) {
      outbox.begin(proposal.description());
      restarts.propose(proposal);
      return;
    }
    if (proposal.kind() == Proposal.Kind.CHANGE) {
      ours.propose(proposal);
      return;
    }
    initial = proposal;
    outbox.begin(proposal.description());
    initiate();
  }

  private void initiate() {
    Call to = call;
    if (initial == null || to == null || over) {
      return;
    }
    JingleDescription offer =
        SdpToJingle.map(outbox.description(), Creator.INITIATOR, accord, form);
    Inbox inbox = new Inbox(offer.contents(), accord, to.session().limits().candidates());
    listenTo(to.session(), inbox);
    to.session()
        .send(
            Jingle.builder(JingleAction.SESSION_INITIATE, to.session().key().sid())
                .contents(offer.contents())
                .groups(offer.groups())
                .target(to.target())
                .build());
  }

  @Override
  public void accept(long proposalId, SessionDescription answer) {
    JingleSession current = session;
    if (over || current == null) {
      return;
    }
    outbox.begin(answer);
    if (theirs.isCurrent(proposalId)) {
      theirs.accept(answer);
      return;
    }
    if (proposalId != REMOTE_INITIAL) {
      restarts.accept(answer);
      return;
    }
    accepted = true;
    SessionDescription offered = remote.description();
    remote.answeredBy(answer);
    if (offered != null) {
      accord.begin(answer, offered);
    }
    JingleDescription description = SdpToJingle.map(answer, Creator.RESPONDER, accord, form);
    current.send(
        Jingle.builder(JingleAction.SESSION_ACCEPT, current.key().sid())
            .contents(description.contents())
            .groups(description.groups())
            .build());
  }

  @Override
  public void reject(long proposalId, Rejection rejection) {
    if (proposalId == REMOTE_INITIAL) {
      end(rejection.reason(), rejection.text());
    } else if (theirs.isCurrent(proposalId)) {
      theirs.reject(rejection);
    } else {
      restarts.reject(rejection);
    }
  }

  @Override
  public @Nullable SessionDescription refuse(SessionDescription offer) {
    return over || !accepted ? null : ours.refuse(offer);
  }

  @Override
  public Proposal refreshed(Proposal proposal) {
    SessionDescription offer =
        theirs.isCurrent(proposal.id())
            ? theirs.refreshed()
            : proposal.kind() == Proposal.Kind.ICE_RESTART ? restarts.refreshed() : null;
    return offer == null ? proposal : new Proposal(proposal.id(), proposal.kind(), offer);
  }

  @Override
  public void withdraw(long proposalId) {
    if (!over) {
      ours.withdraw(proposalId);
      restarts.withdraw(proposalId);
    }
  }

  @Override
  public void candidates(List<TrickledCandidate> batch) {
    outbox.add(batch);
    send(outbox.inContents(batch));
  }

  private void send(List<ContentCandidates> batch) {
    JingleSession current = session;
    if (over || current == null || !current.state().isLive()) {
      return;
    }
    for (var contents : CandidateMapping.toStanzas(batch, accord, form)) {
      current.send(
          Jingle.builder(JingleAction.TRANSPORT_INFO, current.key().sid())
              .contents(contents)
              .build());
    }
  }

  /** Not told: XEP-0176 has no word for it, and it would cost a stanza each way. */
  @Override
  public void gatheringComplete() {}

  @Override
  public void inform(SessionInfo info) {
    JingleSession current = session;
    if (!over && current != null && current.state().isLive()) {
      current.send(
          Jingle.builder(JingleAction.SESSION_INFO, current.key().sid())
              .info(Infos.toJingle(info, accord))
              .build());
    }
  }

  @Override
  public void end(EndReason reason, @Nullable String text) {
    if (over) {
      return;
    }
    over = true;
    JingleSession current = session;
    if (current != null) {
      current.terminate(Reasons.toJingle(reason, text));
    }
  }

  /**
   * Asks whether the other side still knows the session, after its path has gone silent.
   *
   * @param done called with the reply; not called any more once the session has ended
   */
  public void ping(Consumer<Reply> done) {
    JingleSession current = session;
    if (!over && current != null) {
      current.ping(done);
    }
  }

  /** Ends the session on behalf of the signalling itself, and tells the peer. */
  public void fail(EndReason reason, String text) {
    if (!over) {
      end(reason, text);
      events.tell(l -> l.onEnded(reason, text, false));
    }
  }

  /** Whether the offer was accepted, or this side accepted one. */
  public boolean isAccepted() {
    return accepted;
  }

  /** The session in use; null before the first call. */
  public @Nullable JingleSession session() {
    return session;
  }

  /** What this side proposed at first. */
  SessionDescription offer() {
    return requireNonNull(initial, "an answer came without an offer").description();
  }

  Restarts restarts() {
    return restarts;
  }

  /** An id for a proposal of the other side. */
  long nextProposal() {
    return ++proposals;
  }

  /** The other side's candidates begin anew. */
  void beginCandidates() {
    if (inbox != null) {
      inbox.restart();
    }
  }

  /** What the other side writes tells what it reads, if that is not known already. */
  void learn(Jingle accept) {
    if (form.equals(JingleForm.STANDARD)) {
      form = Forms.of(accept);
    }
  }

  /**
   * ICE was restarted.
   *
   * @param own this side's offer or answer
   * @return the other side's answer to it, if it is an offer: what it offers beyond the restart is
   *     not told, and so refused
   */
  SessionDescription restarted(SessionDescription own) {
    beginCandidates();
    accord.restarted(own);
    return accord.agreement().remote();
  }

  /** How the other side is written to. */
  JingleForm form() {
    return form;
  }

  Accord accord() {
    return accord;
  }

  Replacement replacement() {
    return replacement;
  }

  OurChanges ours() {
    return ours;
  }

  TheirChanges theirs() {
    return theirs;
  }

  /** Some of the contents of a description of ours, as the other side is told of them. */
  JingleDescription contents(SessionDescription own, Set<String> names) {
    JingleDescription all = SdpToJingle.map(own, accord.self(), accord, form);
    return new JingleDescription(
        all.contents().stream().filter(content -> names.contains(content.name())).toList(),
        all.groups());
  }

  void send(JingleAction action, List<JingleContent> contents, Consumer<Reply> done) {
    send(action, new JingleDescription(contents, List.of()), null, done);
  }

  void send(
      JingleAction action,
      JingleDescription description,
      @Nullable JingleReason reason,
      Consumer<Reply> done) {
    JingleSession current = session;
    if (!over && current != null && current.state().isLive()) {
      current.send(
          Jingle.builder(action, current.key().sid())
              .contents(description.contents())
              .groups(description.groups())
              .reason(reason)
              .build(),
          done);
    }
  }

  /** Whether the other side is known to be Parley too. */
  boolean isParley() {
    return form.equals(JingleForm.PARLEY);
  }

  /**
   * Sends the credentials of a description, and the candidates that are there.
   *
   * @param answered the restart that this answers; null if it is one
   */
  void sendCredentials(
      SessionDescription description, @Nullable RestartAnswer answered, Consumer<Reply> done) {
    JingleSession current = session;
    if (over || current == null || !current.state().isLive()) {
      return;
    }
    List<ContentCandidates> all = Restarts.credentials(description);
    List<ContentCandidates> first = Restarts.sendable(all, answered != null, form);
    if (!first.isEmpty()) {
      current.send(
          Jingle.builder(JingleAction.TRANSPORT_INFO, current.key().sid())
              .contents(CandidateMapping.toRestart(first, accord, form))
              .restartAnswer(answered)
              .build(),
          done);
    }
    if (!first.equals(all)) {
      send(all);
    }
  }

  private void listenTo(JingleSession to, Inbox fresh) {
    inbox = fresh;
    to.setListener(new Incoming(this, to, fresh));
  }

  /** Ends the session because what the other side sent cannot be used. */
  void breakOff(MappingException problem) {
    fail(Reasons.of(problem.condition()), String.valueOf(problem.getMessage()));
  }

  void onAccepted(SessionDescription answer) {
    Proposal proposal = initial;
    if (proposal != null && !over) {
      Call to = call;
      if (to != null && dialListener != null && !to.isMeant(answer)) {
        dialListener.onImpostor();
        return;
      }
      accepted = true;
      remote.answered(answer);
      accord.begin(proposal.description(), answer);
      tell(l -> l.onAccepted(proposal.id(), answer));
    }
  }

  void onInitiateRefused(StanzaError error) {
    if (over || (dialListener != null && dialListener.onRefused(error))) {
      return;
    }
    over = true;
    events.tell(l -> l.onEnded(Refusals.reason(error), Errors.describe(error), true));
  }

  void onInitiateUnacknowledged(boolean sent) {
    if (!over && !accepted && dialListener != null) {
      dialListener.onUnacknowledged(sent);
    }
  }

  void onTerminated(JingleReason reason, boolean remote) {
    if (!over) {
      over = true;
      events.tell(l -> l.onEnded(Reasons.of(reason.condition()), reason.text(), remote));
    }
  }

  /** Whether nothing more can be kept for a peer that is not there yet. */
  boolean isFull() {
    return events.isFull();
  }

  /** Tells the peer, or keeps it until there is one. */
  void tell(Consumer<Listener> event) {
    if (!over) {
      events.tell(event);
    }
  }
}
