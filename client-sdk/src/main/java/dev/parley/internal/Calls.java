package dev.parley.internal;

import dev.parley.CallOptions;
import dev.parley.CallState;
import dev.parley.ConnectOptions;
import dev.parley.ConnectionPolicy;
import dev.parley.ConnectionRequest;
import dev.parley.IncomingCall;
import dev.parley.MissedCall;
import dev.parley.OutgoingCall;
import dev.parley.ParleyClosedException;
import dev.parley.PeerConnection;
import dev.parley.connection.Connection;
import dev.parley.jingle.Propose;
import dev.parley.peer.EndReason;
import dev.parley.peer.SerialExecutor;
import dev.parley.session.Devices;
import dev.parley.session.Invitation;
import dev.parley.session.InvitationHandler;
import dev.parley.session.InvitationLimits;
import dev.parley.session.Invitations;
import dev.parley.session.MissedInvitation;
import dev.parley.session.SessionKey;
import dev.parley.session.SessionManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of a client to and from people. */
final class Calls implements InvitationHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  /** How long a session may outlive the message that it is over. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Connection connection;
  private final SessionManager sessions;
  private final PeerMaker peers;
  private final ClientSettings settings;
  private final Invitations invitations;
  private final Devices devices;
  private final SerialExecutor timers = SerialExecutor.create("calls");
  private final Mailbox<MissedCall> missed;

  /** In order: a call that is replaced must not be shown after the one that replaces it. */
  private final SerialExecutor shown;

  private final Map<Invitation, Doorkeeper.Host> expected = new ConcurrentHashMap<>();
  private final Set<IncomingCallHandle> incoming = ConcurrentHashMap.newKeySet();
  private final Set<OutgoingCallHandle> outgoing = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Consumer<IncomingCall> handler;
  private volatile boolean closed;

  Calls(Connection connection, SessionManager sessions, PeerMaker peers, ClientSettings settings) {
    this.connection = connection;
    this.sessions = sessions;
    this.peers = peers;
    this.settings = settings;
    this.invitations = new Invitations(connection, this, InvitationLimits.defaults());
    this.devices = new Devices(connection);
    this.shown = settings.application("incoming calls");
    this.missed = new Mailbox<>(settings.application("missed calls"));
  }

  /** The application calls somebody. */
  OutgoingCall call(EntityBareJid person, CallOptions options) {
    if (!options.audio() && !options.video() && options.channels().isEmpty()) {
      throw new IllegalArgumentException(
          "a call is about something: give it a track, a channel, or media to receive");
    }
    if (person.equals(connection.account().jid())) {
      throw new IllegalArgumentException(
          person + " is this account itself: connect to another client of it by its full address");
    }
    CallProgress progress =
        new CallProgress(CallState.PROPOSED, settings.application("call to " + person));
    OutgoingCallHandle call =
        new OutgoingCallHandle(this, person, UUID.randomUUID().toString(), options, progress);
    if (closed) {
      call.abandon(new ParleyClosedException());
      return call;
    }
    invitations.start();
    keep(outgoing, call, call.connection());
    executor().execute(call::start);
    return call;
  }

  /** The application wants to be called. */
  void onCall(Consumer<IncomingCall> newHandler) {
    handler = newHandler;
    invitations.start();
    invitations.joinOtherDevices();
    Features.CALLS.forEach(connection::addFeature);
  }

  void onMissedCall(Consumer<MissedCall> newHandler) {
    missed.to(newHandler);
    invitations.start();
  }

  /**
   * Who takes a session because of a call that was answered here.
   *
   * @return nobody if it goes by the id of another's call; null if it is of no call
   */
  @Nullable List<Doorkeeper.Host> hostsOf(SessionKey session) {
    Invitation invitation = invitations.expected(session);
    if (invitation != null) {
      Doorkeeper.Host host = expected.get(invitation);
      return host == null ? List.of() : List.of(host);
    }
    return invitations.isOthers(session) ? List.of() : null;
  }

  /** Who takes a session that was begun without a call; null if it does not ring. */
  Doorkeeper.@Nullable Host directHost(ConnectionRequest request) {
    return handler != null && (request.audio() || request.video())
        ? new DirectCall(this).host()
        : null;
  }

  @Override
  public void onInvitation(Invitation invitation, @Nullable String replaced) {
    EntityFullJid caller = invitation.device().orElseThrow();
    ConnectionRequest request = request(caller, invitation.propose());
    CallProgress progress = ringing(caller);
    IncomingCallHandle call =
        new IncomingCallHandle(
            this,
            new InvitedLine(invitation),
            invitation.id(),
            request,
            Optional.ofNullable(replaced),
            progress);
    invitation.setListener(call);
    expect(invitation, call.host(), call.answer());
    ask(request, progress.application(), () -> admitted(call, invitation), call::dismiss);
  }

  private void admitted(IncomingCallHandle call, Invitation invitation) {
    if (call.state() == CallState.RINGING) {
      call.rings();
      if (handler != null) {
        invitation.ring();
        show(call);
      }
    } else if (call.state() == CallState.RETRACTED) {
      missed(call.missed());
    }
  }

  @Override
  public void onMissed(MissedInvitation late) {
    ConnectionRequest request = request(late.caller(), late.propose());
    MissedCall call =
        new MissedCall(
            late.caller(),
            late.propose().id(),
            late.at(),
            request.audio(),
            request.video(),
            request.data());
    ask(request, settings.application("missed call"), () -> missed(call), () -> {});
  }

  /** Strangers do not ring, unless the application wants them to. */
  private void ask(
      ConnectionRequest request, SerialExecutor application, Runnable yes, Runnable no) {
    application.execute(
        () -> {
          boolean admitted = false;
          try {
            admitted = policy().decide(request).accepted();
          } catch (RuntimeException e) {
            LOG.warn("The policy for calls failed, so {} does not ring", request.caller(), e);
          }
          executor().execute(admitted ? yes : no);
        });
  }

  private ConnectionRequest request(EntityFullJid caller, Propose propose) {
    return new ConnectionRequest(
        caller,
        Optional.empty(),
        false,
        connection.contacts().find(caller.asBareJid()).isPresent(),
        propose.offers("audio"),
        propose.offers("video"),
        propose.offersData());
  }

  ConnectionPolicy policy() {
    return settings.policy();
  }

  CallProgress ringing(EntityFullJid caller) {
    return new CallProgress(CallState.RINGING, settings.application("call of " + caller));
  }

  /** Gives a call to the application. */
  void show(IncomingCallHandle call) {
    Consumer<IncomingCall> to = handler;
    if (to != null) {
      keep(incoming, call, call.answer());
      shown.execute(() -> to.accept(call));
    }
  }

  private static <T> void keep(Set<T> where, T call, CompletableFuture<?> until) {
    where.add(call);
    var unused = until.whenComplete((done, failure) -> where.remove(call));
  }

  void missed(MissedCall call) {
    missed.put(call);
  }

  /** A session is over, as the other side says beside it. */
  void end(CallSession session, CallState state) {
    if (state == CallState.REPLACED) {
      session.close(EndReason.EXPIRED, "the call goes on in another session");
    } else {
      after(GRACE, () -> session.close(EndReason.SUCCESS, null));
    }
  }

  /**
   * Says who takes the session of a call.
   *
   * @param until completes when it has come, or will not come any more
   */
  void expect(Invitation invitation, Doorkeeper.Host host, CompletableFuture<?> until) {
    expected.put(invitation, host);
    var unused = until.whenComplete((done, failure) -> expected.remove(invitation, host));
  }

  /** What a device can do. */
  CompletionStage<Set<String>> features(EntityFullJid device) {
    return devices.features(device);
  }

  CompletableFuture<PeerConnection> dial(
      Route route, ConnectOptions options, SerialExecutor application) {
    return new Dialing(connection, sessions, peers, route, options, application).start();
  }

  /** Where one call's futures complete, so that a stage that blocks keeps nothing else waiting. */
  SerialExecutor answers() {
    return settings.application("answers");
  }

  Invitations invitations() {
    return invitations;
  }

  /** What calls live on: the connection's worker. Never application code. */
  Executor executor() {
    return invitations.executor();
  }

  /** Runs something later, on the executor. */
  void after(Duration delay, Runnable task) {
    timers.schedule(() -> executor().execute(task), delay);
  }

  /**
   * Gives up what rings, and tells whoever is to know that the rest is over.
   *
   * @return completes when that is on its way
   */
  CompletableFuture<Void> close() {
    closed = true;
    return CompletableFuture.runAsync(
        () -> {
          outgoing.forEach(call -> call.abandon(new ParleyClosedException()));
          incoming.forEach(call -> call.abandon(new ParleyClosedException()));
          invitations.close();
        },
        executor());
  }
}
