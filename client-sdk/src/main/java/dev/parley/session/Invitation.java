package dev.parley.session;

import static java.util.Objects.requireNonNull;

import dev.parley.jingle.JingleMessage;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.Propose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * One call (XEP-0353): holds its state, and lets in what is in order. What tells it from others is
 * the person at the other end and its id; the session that follows has the id as its sid.
 *
 * <p>All methods are to be called on the connection's worker, but for those that say otherwise.
 */
public final class Invitation {

  private final Invitations manager;
  private final Role role;
  private final EntityBareJid person;
  private final Propose propose;
  private volatile InvitationState state = InvitationState.NEW;
  private volatile @Nullable EntityFullJid device;
  private InvitationListener listener = end -> {};
  private InvitationWire.@Nullable Timer timer;

  Invitation(Invitations manager, Role role, EntityBareJid person, Propose propose) {
    this.manager = manager;
    this.role = role;
    this.person = person;
    this.propose = propose;
  }

  /** Of the call, and the sid of its session; from any thread. */
  public String id() {
    return propose.id();
  }

  /** Which side this client is: the caller is the initiator; from any thread. */
  public Role role() {
    return role;
  }

  /** The account at the other end; from any thread. */
  public EntityBareJid person() {
    return person;
  }

  /** What the call is to be about; from any thread. */
  public Propose propose() {
    return propose;
  }

  /** As of now; from any thread. */
  public InvitationState state() {
    return state;
  }

  /** The other side's device: the caller's, or the one that took the call; from any thread. */
  public Optional<EntityFullJid> device() {
    return Optional.ofNullable(device);
  }

  /** What is told of the other side's doings. */
  public void setListener(InvitationListener newListener) {
    listener = requireNonNull(newListener, "listener");
  }

  /** The called side rings; says so to the caller if it may know that this account is online. */
  public void ring() {
    if (state.isOpen() && role == Role.RESPONDER) {
      manager.ring(this);
    }
  }

  /**
   * The called side takes the call; the session is expected from now on.
   *
   * @return false if it is too late
   * @throws RuntimeException if there is no link to the server; the call rings on
   */
  public boolean proceed() {
    return state.isOpen() && role == Role.RESPONDER && manager.proceed(this);
  }

  /** The called side declines, if it is not too late. */
  public void reject(JingleReason reason) {
    if (state.isOpen() && role == Role.RESPONDER) {
      manager.reject(this, reason, false);
    }
  }

  /** The called side lets it ring elsewhere and wants to hear no more of it. */
  public void ignore() {
    if (state.isOpen() && role == Role.RESPONDER) {
      manager.end(this);
    }
  }

  /** The caller gives up. */
  public void retract(JingleReason reason) {
    if (role == Role.INITIATOR && state != InvitationState.ENDED) {
      manager.retract(this, reason, false);
    }
  }

  /** The session is over, or did not come about. */
  public void finish(JingleReason reason) {
    if (state == InvitationState.PROCEEDED) {
      manager.finish(this, reason, null);
    }
  }

  InvitationListener listener() {
    return listener;
  }

  /** Whether a message is in order; then the state is what it leads to. */
  boolean advance(JingleMessage.Kind kind, Role sender) {
    Optional<InvitationState> next = state.after(kind, sender);
    next.ifPresent(this::become);
    return next.isPresent();
  }

  void become(InvitationState next) {
    state = next;
    if (!next.isOpen()) {
      stopTimer();
    }
  }

  void with(EntityFullJid otherDevice) {
    device = otherDevice;
  }

  void startTimer(InvitationWire.Timer newTimer) {
    stopTimer();
    timer = newTimer;
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  @Override
  public String toString() {
    return "call " + id() + " as " + role + " with " + person + ", " + state;
  }
}
