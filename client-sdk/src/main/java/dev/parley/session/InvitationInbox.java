package dev.parley.session;

import dev.parley.jingle.Finish;
import dev.parley.jingle.JingleMessage;
import dev.parley.jingle.JingleMessage.Kind;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Propose;
import dev.parley.jingle.Reject;
import dev.parley.jingle.Retract;
import dev.parley.session.InvitationEnd.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what comes in about calls: who says it before what it says. What is out of order, or of
 * somebody who has no say in it, changes nothing. For the connection's worker.
 */
final class InvitationInbox {

  private static final Logger LOG = LoggerFactory.getLogger(InvitationInbox.class);

  private final Invitations calls;
  private final InvitationWire wire;
  private final InvitationBook book;
  private final InvitationHandler handler;
  private final InvitationLimits limits;
  private final InstantSource clock;
  private final ProposeRates rates;

  InvitationInbox(
      Invitations calls,
      InvitationWire wire,
      InvitationBook book,
      InvitationHandler handler,
      InvitationLimits limits,
      InstantSource clock) {
    this.calls = calls;
    this.wire = wire;
    this.book = book;
    this.handler = handler;
    this.limits = limits;
    this.clock = clock;
    this.rates = new ProposeRates(limits);
  }

  /** A message came. */
  void receive(InvitationMessage received) {
    EntityFullJid from = received.from().asEntityFullJidIfPossible();
    if (from == null) {
      LOG.debug("A call is between devices: {} ignored", received.message().kind());
    } else if (from.asEntityBareJid().equals(wire.own().asEntityBareJid())) {
      if (!from.equals(wire.own())) {
        ownDevice(received);
      }
    } else {
      otherSide(from, received);
    }
  }

  /** A propose came back, because the server found nobody there. */
  void undelivered(Jid to, String stanzaId) {
    Invitation call =
        book.first(
            c ->
                c.role() == Role.INITIATOR
                    && c.state() == InvitationState.PROPOSED
                    && c.person().equals(to.asBareJid())
                    && stanzaId.equals(Kind.PROPOSE.element() + '-' + c.id()));
    if (call != null) {
      end(call, InvitationEnd.of(Cause.UNREACHABLE));
    }
  }

  /** A device has signed out: nobody calls from there any more. */
  void left(Jid device) {
    for (Invitation call : List.copyOf(book.all())) {
      if (call.role() == Role.RESPONDER
          && call.state().isOpen()
          && call.device().filter(device::equals).isPresent()) {
        end(call, InvitationEnd.of(Cause.MISSED));
      }
    }
  }

  /** Another device of this account has dealt with a call (XEP-0280, or told us itself). */
  private void ownDevice(InvitationMessage received) {
    Cause cause =
        switch (received.message().kind()) {
          case PROCEED, ACCEPT, FINISH -> Cause.ANSWERED_ELSEWHERE;
          case REJECT -> Cause.REJECTED_ELSEWHERE;
          case PROPOSE, RINGING, RETRACT -> null;
        };
    if (cause == null) {
      return;
    }
    EntityBareJid with = received.to().asEntityBareJidIfPossible();
    boolean toOwn = with == null || with.equals(wire.own().asEntityBareJid());
    Invitation call =
        book.first(
            c ->
                c.role() == Role.RESPONDER
                    && c.state().isOpen()
                    && c.id().equals(received.message().id())
                    && (toOwn || c.person().equals(with)));
    if (call != null) {
      end(call, InvitationEnd.of(cause));
    }
  }

  private void otherSide(EntityFullJid from, InvitationMessage received) {
    JingleMessage message = received.message();
    EntityBareJid person = from.asEntityBareJid();
    switch (message.kind()) {
      case PROPOSE -> proposed(from, (Propose) message, received.stamp());
      case RINGING -> {
        Invitation call = book.find(Role.INITIATOR, person, message.id());
        if (call != null && call.advance(Kind.RINGING, Role.RESPONDER)) {
          call.listener().onRinging(from);
        }
      }
      case PROCEED -> {
        Invitation call = book.find(Role.INITIATOR, person, message.id());
        if (call != null && call.advance(Kind.PROCEED, Role.RESPONDER)) {
          call.with(from);
          call.listener().onProceed(from);
        }
      }
      case REJECT ->
          over(Role.INITIATOR, from, message, Cause.REJECTED, ((Reject) message).reason());
      case RETRACT ->
          over(Role.RESPONDER, from, message, Cause.RETRACTED, ((Retract) message).reason());
      case FINISH -> {
        JingleReason reason = ((Finish) message).reason();
        over(Role.INITIATOR, from, message, Cause.FINISHED, reason);
        over(Role.RESPONDER, from, message, Cause.FINISHED, reason);
      }
      case ACCEPT -> LOG.debug("An accept is between an account's own devices: ignored");
    }
  }

  /**
   * The other side ends a call.
   *
   * @param role of this side in it
   */
  private void over(
      Role role,
      EntityFullJid from,
      JingleMessage message,
      Cause cause,
      @Nullable JingleReason reason) {
    Invitation call = book.find(role, from.asEntityBareJid(), message.id());
    if (call == null) {
      return;
    }
    boolean open = call.state().isOpen();
    // Once two devices have found each other, no third one has a say.
    boolean entitled = open || call.device().filter(from::equals).isPresent();
    if (entitled && call.advance(message.kind(), role.other())) {
      Cause exactly =
          cause != Cause.FINISHED || !open
              ? cause
              : role == Role.INITIATOR ? Cause.REJECTED : Cause.RETRACTED;
      end(call, new InvitationEnd(exactly, reason));
    }
  }

  private void proposed(EntityFullJid from, Propose propose, @Nullable Instant stamp) {
    EntityBareJid person = from.asEntityBareJid();
    if (book.knows(Role.RESPONDER, person, propose.id())) {
      return;
    }
    Instant now = clock.instant();
    if (!rates.admit(person, now)) {
      LOG.debug("{} calls too often: ignored", person);
      return;
    }
    if (stamp != null && Duration.between(stamp, now).compareTo(limits.stale()) >= 0) {
      book.addPast(Role.RESPONDER, person, propose.id());
      handler.onMissed(new MissedInvitation(from, propose, stamp));
      return;
    }
    Invitation call = new Invitation(calls, Role.RESPONDER, person, propose);
    call.with(from);
    call.advance(Kind.PROPOSE, Role.INITIATOR);
    book.add(call);
    if (stamp == null) {
      begin(call);
      return;
    }
    // What was stored after it may say that it is over already.
    call.setListener(
        end -> {
          if (end.cause() == Cause.RETRACTED || end.cause() == Cause.MISSED) {
            handler.onMissed(new MissedInvitation(from, propose, stamp));
          }
        });
    call.startTimer(wire.later(limits.catchUp(), () -> begin(call)));
  }

  private void begin(Invitation call) {
    if (!call.state().isOpen()) {
      return;
    }
    Invitation ours =
        book.first(
            c ->
                c.role() == Role.INITIATOR
                    && c.state().isOpen()
                    && c.person().equals(call.person()));
    if (ours != null) {
      crossed(ours, call);
      return;
    }
    String replaced = replace(call);
    EntityFullJid caller = call.device().orElseThrow();
    if (book.count(c -> c.role() == Role.RESPONDER && c.state().isOpen()) > limits.ringing()) {
      LOG.debug("Too many calls ring already: that of {} does not", caller);
      calls.end(call);
      handler.onMissed(new MissedInvitation(caller, call.propose(), clock.instant()));
      return;
    }
    call.startTimer(wire.later(limits.ring(), () -> missed(call)));
    handler.onInvitation(call, replaced);
  }

  /** Two calls to each other (XEP-0353 section 4.1). */
  private void crossed(Invitation ours, Invitation theirs) {
    JingleReason expired = JingleReason.of(Condition.EXPIRED, "Tie-Break");
    String caller = theirs.device().orElseThrow().toString();
    if (TieBreak.wins(ours.id(), wire.own().toString(), theirs.id(), caller)) {
      calls.reject(theirs, expired, true);
    } else {
      calls.retract(ours, expired, true);
      theirs.startTimer(wire.later(limits.ring(), () -> missed(theirs)));
      ours.listener().onYielded(theirs);
    }
  }

  /**
   * Makes way for a newer call of the same person: one that rings is forgotten, one that led to a
   * session is finished (XEP-0353 section 4.2).
   *
   * @return the id of the latter; null if there was none
   */
  private @Nullable String replace(Invitation newer) {
    String replaced = null;
    for (Invitation older : List.copyOf(book.all())) {
      if (Objects.equals(older, newer) || !older.person().equals(newer.person())) {
        continue;
      }
      if (older.state() == InvitationState.PROCEEDED) {
        replaced = older.id();
        calls.finish(older, JingleReason.of(Condition.EXPIRED, "Session migrated"), newer.id());
        older.listener().onEnded(InvitationEnd.of(Cause.REPLACED));
      } else if (older.role() == Role.RESPONDER) {
        end(older, InvitationEnd.of(Cause.REPLACED));
      }
    }
    return replaced;
  }

  private void missed(Invitation call) {
    if (call.state().isOpen()) {
      end(call, InvitationEnd.of(Cause.MISSED));
    }
  }

  private void end(Invitation call, InvitationEnd how) {
    calls.end(call);
    call.listener().onEnded(how);
  }
}
