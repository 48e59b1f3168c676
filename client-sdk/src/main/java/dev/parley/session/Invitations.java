package dev.parley.session;

import dev.parley.connection.Connection;
import dev.parley.connection.internal.XmppLink;
import dev.parley.jingle.Accept;
import dev.parley.jingle.Finish;
import dev.parley.jingle.JingleMessage;
import dev.parley.jingle.JingleMessage.Kind;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Proceed;
import dev.parley.jingle.Propose;
import dev.parley.jingle.Reject;
import dev.parley.jingle.Retract;
import dev.parley.jingle.Ringing;
import dev.parley.session.InvitationEnd.Cause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls of one connection (XEP-0353). Its state belongs to the connection's worker: methods are
 * to be called there, but for those that say otherwise.
 */
public final class Invitations implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);

  private final InvitationWire wire;
  private final InvitationBook book = new InvitationBook();
  private final InvitationInbox inbox;
  private final @Nullable SmackInvitations smack;

  /** The called side's, until their sessions have come; read by the sessions' own executors. */
  private final Map<SessionKey, Invitation> expected = new ConcurrentHashMap<>();

  /** The calls of a connection; nothing happens before {@link #start()}. */
  public Invitations(Connection connection, InvitationHandler handler, InvitationLimits limits) {
    SmackInvitations made = new SmackInvitations(XmppLink.of(connection));
    this.smack = made;
    this.wire = made;
    this.inbox = new InvitationInbox(this, wire, book, handler, limits, InstantSource.system());
  }

  /** Over another wire. */
  Invitations(
      InvitationWire wire,
      InvitationHandler handler,
      InvitationLimits limits,
      InstantSource clock) {
    this.smack = null;
    this.wire = wire;
    this.inbox = new InvitationInbox(this, wire, book, handler, limits, clock);
  }

  /** Begins to take what comes in; further calls do nothing. From any thread. */
  public void start() {
    if (smack != null) {
      smack.start(inbox);
    }
  }

  /** Asks to learn what the account's other devices do about calls. From any thread. */
  public void joinOtherDevices() {
    if (smack != null) {
      smack.enableCarbons();
    }
  }

  /** The connection's worker. From any thread. */
  public Executor executor() {
    return wire;
  }

  InvitationInbox inbox() {
    return inbox;
  }

  /**
   * Calls somebody.
   *
   * @param propose with an id that is unique in the world
   * @param patience after which the call is retracted
   * @throws RuntimeException if there is no link to the server
   */
  public Invitation propose(
      EntityBareJid person, Propose propose, Duration patience, InvitationListener listener) {
    Invitation call = new Invitation(this, Role.INITIATOR, person, propose);
    call.setListener(listener);
    call.advance(Kind.PROPOSE, Role.INITIATOR);
    Invitation theirs =
        book.first(
            c -> c.role() == Role.RESPONDER && c.state().isOpen() && c.person().equals(person));
    if (theirs != null) {
      // It rings here: to call back is to answer.
      call.become(InvitationState.ENDED);
      theirs.listener().onEnded(InvitationEnd.of(Cause.REPLACED));
      listener.onYielded(theirs);
      return call;
    }
    book.add(call);
    try {
      wire.showPresence(person);
      send(person, propose);
    } catch (RuntimeException e) {
      end(call);
      throw e;
    }
    call.startTimer(wire.later(patience, () -> giveUp(call)));
    return call;
  }

  private void giveUp(Invitation call) {
    if (call.state().isOpen()) {
      retract(call, JingleReason.of(Condition.CANCEL), false);
      call.listener().onEnded(InvitationEnd.of(Cause.UNANSWERED));
    }
  }

  /**
   * The call that a session belongs to, if it is one which this side takes: of that device and no
   * other. From any thread.
   */
  public @Nullable Invitation expected(SessionKey session) {
    return expected.get(session);
  }

  /**
   * Whether a session goes by the id of a call that somebody else was told to begin. From any
   * thread.
   */
  public boolean isOthers(SessionKey session) {
    for (SessionKey known : expected.keySet()) {
      if (known.sid().equals(session.sid()) && !known.equals(session)) {
        return true;
      }
    }
    return false;
  }

  /** Ends what has not become a session yet: the callers of this side are told. */
  @Override
  public void close() {
    List.copyOf(book.all())
        .forEach(
            call -> {
              if (call.role() == Role.INITIATOR && call.state().isOpen()) {
                retract(call, JingleReason.of(Condition.CANCEL), false);
              } else if (call.state() == InvitationState.PROCEEDED) {
                finish(call, JingleReason.of(Condition.SUCCESS), null);
              } else {
                end(call);
              }
            });
    if (smack != null) {
      smack.stop();
    }
  }

  void ring(Invitation call) {
    boolean first = call.state() == InvitationState.PROPOSED;
    call.advance(Kind.RINGING, Role.RESPONDER);
    if (first && wire.maySeeUs(call.person())) {
      tell(call, new Ringing(call.id()));
    }
  }

  boolean proceed(Invitation call) {
    EntityFullJid caller = call.device().orElseThrow();
    SessionKey session = new SessionKey(caller, call.id());
    expected.put(session, call);
    try {
      wire.showPresence(caller);
      send(caller, new Proceed(call.id()));
    } catch (RuntimeException e) {
      expected.remove(session);
      throw e;
    }
    call.advance(Kind.PROCEED, Role.RESPONDER);
    tellOtherDevices(new Accept(call.id()));
    return true;
  }

  void reject(Invitation call, JingleReason reason, boolean tieBreak) {
    Reject reject = new Reject(call.id(), reason, tieBreak);
    tell(call, reject);
    tellOtherDevices(reject);
    end(call);
  }

  void retract(Invitation call, JingleReason reason, boolean tieBreak) {
    if (call.state() == InvitationState.PROCEEDED) {
      finish(call, reason, null);
      return;
    }
    trySend(call.person(), new Retract(call.id(), reason, tieBreak));
    end(call);
  }

  void finish(Invitation call, JingleReason reason, @Nullable String migratedTo) {
    tell(call, new Finish(call.id(), reason, migratedTo));
    end(call);
  }

  /** Forgets a call, but for its having been. */
  void end(Invitation call) {
    call.become(InvitationState.ENDED);
    book.remove(call);
    call.device().ifPresent(device -> expected.remove(new SessionKey(device, call.id())));
  }

  private void tell(Invitation call, JingleMessage message) {
    call.device().ifPresent(device -> trySend(device, message));
  }

  /** Those of a server that does not send copies (XEP-0353 section 5). */
  private void tellOtherDevices(JingleMessage message) {
    if (!wire.hasCarbons()) {
      trySend(wire.own().asEntityBareJid(), message);
    }
  }

  private void trySend(Jid to, JingleMessage message) {
    try {
      send(to, message);
    } catch (RuntimeException e) {
      // The other side's own time-out tells it; there is no way left to do so from here.
      LOG.debug("No {} for {}: {}", message.kind(), to, e.getMessage());
    }
  }

  private void send(Jid to, JingleMessage message) {
    wire.send(to, message.kind().element() + '-' + message.id(), message);
  }
}
