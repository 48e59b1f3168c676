package dev.parley.session;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Jingle session (XEP-0166): holds its state, lets in what is in order, and answers the rest
 * with the error that the XEP has for it.
 *
 * <p>All methods are to be called on {@link #executor()}, but for those that say otherwise.
 */
public final class JingleSession {

  private static final Logger LOG = LoggerFactory.getLogger(JingleSession.class);

  private final SessionKey key;
  private final Role role;
  private final Executor executor;
  private final Wire wire;
  private final SessionLimits limits;
  private final StanzaCounter counter;
  private final Consumer<JingleSession> ended;
  private final AtomicInteger queued = new AtomicInteger();

  /** What we asked for and was not answered yet: the stuff of which tie-breaks are made. */
  private final Set<JingleAction> outstanding = EnumSet.noneOf(JingleAction.class);

  private volatile SessionState state = SessionState.NEW;
  private volatile Optional<Offer> offer = Optional.empty();
  private @Nullable SessionListener listener;

  JingleSession(
      SessionKey key,
      Role role,
      Executor executor,
      Wire wire,
      SessionLimits limits,
      StanzaCounter counter,
      Consumer<JingleSession> ended) {
    this.key = key;
    this.role = role;
    this.executor = executor;
    this.wire = wire;
    this.limits = limits;
    this.counter = counter;
    this.ended = ended;
  }

  /** What tells it from others; from any thread. */
  public SessionKey key() {
    return key;
  }

  /** Which side this client is; from any thread. */
  public Role role() {
    return role;
  }

  /** What its work runs on, one task at a time; from any thread. */
  public Executor executor() {
    return executor;
  }

  /** As of now; from any thread. */
  public SessionState state() {
    return state;
  }

  /**
   * Whether of two sessions with one peer that cross this one stays (XEP-0166 section 7.2.16); from
   * any thread.
   *
   * @param theirs the one that the peer began
   * @param own this client's address
   */
  public boolean outranks(SessionKey theirs, String own) {
    return TieBreak.wins(key.sid(), own, theirs.sid(), theirs.peer().toString());
  }

  /** How much is accepted from the other side; from any thread. */
  public SessionLimits limits() {
    return limits;
  }

  /** What the session's stanzas have cost so far; from any thread. */
  public StanzaCount stanzas() {
    return counter.count();
  }

  /** What is told of the other side's doings; to be set before the first of them. */
  public void setListener(SessionListener newListener) {
    listener = newListener;
  }

  /**
   * Sends an action.
   *
   * @param jingle with this session's sid
   * @throws IllegalStateException if it is out of order on our own side
   */
  public void send(Jingle jingle) {
    send(jingle, reply -> {});
  }

  /**
   * Sends an action.
   *
   * @param done called on the executor with what became of it, after the session drew its own
   *     conclusions; not called any more once the session has ended
   * @throws IllegalStateException if it is out of order on our own side
   */
  public void send(Jingle jingle, Consumer<Reply> done) {
    send(
        jingle,
        jingle.action() == JingleAction.SESSION_INITIATE
            ? limits.initiateAcknowledgement()
            : limits.acknowledgement(),
        done);
  }

  private void send(Jingle jingle, Duration timeout, Consumer<Reply> done) {
    JingleAction action = jingle.action();
    SessionState next =
        state
            .after(action, role)
            .orElseThrow(() -> new IllegalStateException(action + " in " + state + " as " + role));
    if (action == JingleAction.SESSION_INITIATE) {
      offer = Optional.of(Offer.of(jingle));
    }
    outstanding.add(action);
    become(next);
    wire.request(jingle, timeout, reply -> executor.execute(() -> replied(action, reply, done)));
  }

  /** Ends the session, if it is not over yet, and tells the other side, if it knows of it. */
  public void terminate(JingleReason reason) {
    if (state.isLive()) {
      send(Jingle.builder(JingleAction.SESSION_TERMINATE, key.sid()).reason(reason).build());
    } else {
      become(SessionState.ENDED);
    }
  }

  /** Asks whether the other side still knows the session (XEP-0166 section 6.8: an empty info). */
  public void ping(Consumer<Reply> done) {
    if (state.isLive()) {
      send(Jingle.builder(JingleAction.SESSION_INFO, key.sid()).build(), limits.ping(), done);
    }
  }

  /**
   * Takes a request of the other side, from any thread.
   *
   * @return false if too many wait already
   */
  boolean enqueue(Request request) {
    return enqueue(() -> receive(request));
  }

  /** Likewise, the request that began the session. */
  boolean enqueueInitiate(Request request, SessionHandler.Reception reception) {
    return enqueue(() -> receiveInitiate(request, reception));
  }

  private boolean enqueue(Runnable work) {
    if (queued.incrementAndGet() > limits.queuedRequests()) {
      queued.decrementAndGet();
      return false;
    }
    executor.execute(
        () -> {
          queued.decrementAndGet();
          work.run();
        });
    return true;
  }

  private void receiveInitiate(Request request, SessionHandler.Reception reception) {
    Jingle initiate = request.jingle();
    Optional<JingleReason> insecure = Security.check(initiate);
    if (insecure.isPresent()) {
      // The XEP has no error for it: acknowledge, then end what was begun.
      become(SessionState.PENDING);
      request.acknowledge();
      terminate(insecure.get());
      return;
    }
    Handling handling = reception.onInitiate(this, initiate);
    become(handling.error() == null ? SessionState.PENDING : SessionState.ENDED);
    request.reply(handling);
  }

  private void receive(Request request) {
    Jingle jingle = request.jingle();
    JingleAction action = jingle.action();
    if (state == SessionState.ENDED) {
      request.refuse(JingleErrorCondition.UNKNOWN_SESSION.toError());
      return;
    }
    Optional<SessionState> next = state.after(action, role.other());
    if (next.isEmpty()) {
      request.refuse(JingleErrorCondition.OUT_OF_ORDER.toError());
      return;
    }
    if (role == Role.INITIATOR && TieBreak.competes(action, outstanding)) {
      request.refuse(JingleErrorCondition.TIE_BREAK.toError());
      return;
    }
    if (action == JingleAction.SESSION_TERMINATE) {
      request.acknowledge();
      JingleReason reason = jingle.reason();
      end(reason == null ? JingleReason.of(Condition.UNKNOWN) : reason, true);
      return;
    }
    Optional<JingleReason> insecure = Security.check(jingle);
    if (insecure.isPresent()) {
      request.acknowledge();
      abort(insecure.get());
      return;
    }
    SessionListener current = listener;
    if (current == null) {
      // Nobody set one: the session was being refused. To the other side it does not exist.
      request.refuse(JingleErrorCondition.UNKNOWN_SESSION.toError());
      return;
    }
    Handling handling = current.onAction(jingle);
    if (handling.error() == null) {
      become(next.get());
    }
    request.reply(handling);
  }

  private void replied(JingleAction action, Reply reply, Consumer<Reply> done) {
    outstanding.remove(action);
    if (state == SessionState.ENDED) {
      return;
    }
    if (reply instanceof Reply.Refused refused) {
      refused(action, refused.error());
    } else if (reply instanceof Reply.Unanswered unanswered) {
      LOG.debug("{} of session {}: {}", action, key.sid(), unanswered.why());
      notify(l -> l.onUnanswered(action, unanswered));
    }
    if (state != SessionState.ENDED) {
      done.accept(reply);
    }
  }

  private void refused(JingleAction action, StanzaError error) {
    LOG.debug("{} of session {} refused: {}", action, key.sid(), Errors.describe(error));
    if (action == JingleAction.SESSION_INITIATE) {
      become(SessionState.ENDED);
      notify(l -> l.onInitiateRefused(error));
    } else if (Errors.is(error, JingleErrorCondition.UNKNOWN_SESSION)) {
      end(JingleReason.of(Condition.GONE, "the peer does not know the session any more"), true);
    } else if (action == JingleAction.SESSION_ACCEPT) {
      abort(JingleReason.of(Condition.GENERAL_ERROR, "the answer was refused"));
    }
  }

  /**
   * The other side's address has signed out. A session that is not accepted yet has nobody to
   * accept it any more; one that is lives on its own path, which knows better.
   */
  void peerLeft() {
    if (state != SessionState.PENDING) {
      return;
    }
    if (role == Role.INITIATOR) {
      become(SessionState.ENDED);
      StanzaError nobody =
          StanzaError.getBuilder(StanzaError.Condition.recipient_unavailable).build();
      notify(l -> l.onInitiateRefused(nobody));
    } else {
      end(JingleReason.of(Condition.GONE), true);
    }
  }

  /** Ends the session by a decision of its own, which the listener does not know of yet. */
  private void abort(JingleReason reason) {
    terminate(reason);
    notify(l -> l.onTerminated(reason, false));
  }

  private void end(JingleReason reason, boolean remote) {
    become(SessionState.ENDED);
    notify(l -> l.onTerminated(reason, remote));
  }

  private void notify(Consumer<SessionListener> what) {
    SessionListener current = listener;
    if (current != null) {
      what.accept(current);
    }
  }

  private void become(SessionState next) {
    if (state == next) {
      return;
    }
    state = next;
    if (next == SessionState.ENDED) {
      ended.accept(this);
    }
  }

  StanzaCounter counter() {
    return counter;
  }

  /** What this side offered, if it did; from any thread. */
  Optional<Offer> offer() {
    return offer;
  }
}
