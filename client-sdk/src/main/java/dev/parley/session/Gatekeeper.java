package dev.parley.session;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JinglePayload;
import dev.parley.jingle.Malformed;
import java.util.Collection;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * Screens what comes in before any session sees it: who sends it is checked before what it says.
 * Pure: it looks at the sessions there are and changes nothing. What depends on a session's own
 * state is checked by the session, in its turn.
 */
final class Gatekeeper {

  /** What is to become of a request. */
  sealed interface Verdict {
    /** It is for this session. */
    record Deliver(JingleSession session, Jingle jingle) implements Verdict {}

    /** It begins a session. */
    record Begin(SessionKey key, Jingle jingle) implements Verdict {}

    /** It is answered with an error and nothing else happens. */
    record Refuse(StanzaError error) implements Verdict {}
  }

  /** The sessions there are. */
  interface Sessions {
    @Nullable JingleSession find(SessionKey key);

    Collection<JingleSession> all();
  }

  private final Sessions sessions;
  private final SessionLimits limits;
  private final Supplier<String> own;

  /**
   * Makes one.
   *
   * @param own this client's full JID
   */
  Gatekeeper(Sessions sessions, SessionLimits limits, Supplier<String> own) {
    this.sessions = sessions;
    this.limits = limits;
    this.own = own;
  }

  Verdict screen(@Nullable Jid from, JinglePayload payload) {
    EntityFullJid peer = from == null ? null : from.asEntityFullJidIfPossible();
    if (peer == null) {
      return new Verdict.Refuse(Errors.badRequest("a session is between two full addresses"));
    }
    if (payload instanceof Malformed malformed) {
      return new Verdict.Refuse(Errors.badRequest(malformed.problem()));
    }
    Jingle jingle = (Jingle) payload;
    SessionKey key = new SessionKey(peer, jingle.sid());
    JingleSession known = sessions.find(key);
    if (jingle.action() == JingleAction.SESSION_INITIATE) {
      return known == null ? begin(key, jingle) : refuse(JingleErrorCondition.OUT_OF_ORDER);
    }
    if (known == null) {
      return refuse(JingleErrorCondition.UNKNOWN_SESSION);
    }
    if (jingle.action() == JingleAction.UNKNOWN) {
      return new Verdict.Refuse(Errors.unsupported("the action is not known here"));
    }
    return new Verdict.Deliver(known, jingle);
  }

  private Verdict begin(SessionKey key, Jingle initiate) {
    if (initiate.contents().isEmpty()) {
      return new Verdict.Refuse(Errors.badRequest("a session has at least one content"));
    }
    if (initiate.initiator() != null && !initiate.initiator().equals(key.peer())) {
      return new Verdict.Refuse(Errors.badRequest("initiator is somebody else than the sender"));
    }
    int total = 0;
    int ofAccount = 0;
    int undecided = 0;
    Offer theirs = Offer.of(initiate);
    for (JingleSession other : sessions.all()) {
      total++;
      if (other.role() == Role.RESPONDER) {
        ofAccount += other.key().peer().asBareJid().equals(key.peer().asBareJid()) ? 1 : 0;
        undecided += other.state() == SessionState.ACTIVE ? 0 : 1;
      }
      if (losesTo(other, key, theirs)) {
        return refuse(JingleErrorCondition.TIE_BREAK);
      }
    }
    if (total >= limits.sessions()
        || ofAccount >= limits.sessionsPerAccount()
        || undecided >= limits.undecided()) {
      return new Verdict.Refuse(Errors.tooMuch("too many sessions at once"));
    }
    return new Verdict.Begin(key, initiate);
  }

  /** Whether a session that comes in crosses one of ours, which stays. */
  private boolean losesTo(JingleSession ours, SessionKey key, Offer theirs) {
    return ours.role() == Role.INITIATOR
        && ours.state() == SessionState.PENDING
        && ours.key().peer().equals(key.peer())
        && ours.offer().map(offer -> offer.isEquivalentTo(theirs)).orElse(false)
        && ours.outranks(key, own.get());
  }

  private static Verdict refuse(JingleErrorCondition condition) {
    return new Verdict.Refuse(condition.toError());
  }
}
