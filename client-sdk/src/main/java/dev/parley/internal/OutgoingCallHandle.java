package dev.parley.internal;

import dev.parley.CallNotAnsweredException;
import dev.parley.CallOptions;
import dev.parley.CallOverException;
import dev.parley.CallState;
import dev.parley.ChannelSpec;
import dev.parley.ConnectOptions;
import dev.parley.Decision;
import dev.parley.OutgoingCall;
import dev.parley.PeerConnection;
import dev.parley.PeerUnavailableException;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Propose;
import dev.parley.jingle.ProposedDescription;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerRefusedException;
import dev.parley.session.Invitation;
import dev.parley.session.InvitationEnd;
import dev.parley.session.InvitationEnd.Cause;
import dev.parley.session.InvitationListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call to a person. Confined to the calls' executor, but for what the application calls. */
final class OutgoingCallHandle implements OutgoingCall, InvitationListener {

  private static final Logger LOG = LoggerFactory.getLogger(OutgoingCallHandle.class);

  private static final int MAX_LOOKED_UP = 8;

  private final Calls calls;
  private final EntityBareJid callee;
  private final String id;
  private final CallOptions options;
  private final CallProgress progress;
  private final CallSession session;
  private @Nullable Invitation invitation;
  private @Nullable CompletableFuture<PeerConnection> dialling;
  private final Map<EntityFullJid, CompletionStage<Set<String>>> lookedUp = new HashMap<>();
  private boolean rang;

  OutgoingCallHandle(
      Calls calls, EntityBareJid callee, String id, CallOptions options, CallProgress progress) {
    this.calls = calls;
    this.callee = callee;
    this.id = id;
    this.options = options;
    this.progress = progress;
    this.session = new CallSession(calls.executor(), calls.answers(), progress, this::closed);
  }

  /** Calls. */
  void start() {
    var unused =
        session
            .connection()
            .whenComplete(
                (connection, failure) -> {
                  if (session.connection().isCancelled()) {
                    cancel();
                  }
                });
    try {
      Invitation made = calls.invitations().propose(callee, propose(), options.ringing(), this);
      if (invitation == null) {
        invitation = made;
      }
    } catch (RuntimeException e) {
      fail(CallState.FAILED, e);
    }
  }

  private Propose propose() {
    List<ProposedDescription> descriptions = new ArrayList<>();
    if (options.audio()) {
      descriptions.add(ProposedDescription.rtp("audio"));
    }
    if (options.video()) {
      descriptions.add(ProposedDescription.rtp("video"));
    }
    if (descriptions.isEmpty()) {
      // Beside others it is not announced: who does not know it might not ring at all.
      descriptions.add(ProposedDescription.data());
    }
    return new Propose(id, descriptions);
  }

  @Override
  public void onRinging(EntityFullJid device) {
    if (!rang) {
      rang = true;
      progress.become(CallState.RINGING);
    }
    if (lookedUp.size() < MAX_LOOKED_UP) {
      // By the time that somebody answers it is known what the device can do.
      var unused = lookedUp.computeIfAbsent(device, calls::features);
    }
  }

  @Override
  public void onProceed(EntityFullJid device) {
    progress.become(CallState.PROCEEDING);
    var unused =
        lookedUp
            .computeIfAbsent(device, calls::features)
            .thenAcceptAsync(
                features -> {
                  if (progress.state() == CallState.PROCEEDING) {
                    dial(AnsweringDevice.of(device, id, features));
                  }
                },
                calls.executor());
  }

  private void dial(AnsweringDevice device) {
    List<ChannelSpec> channels = device.takesData() ? options.channels() : List.of();
    if (channels.isEmpty() && !options.audio() && !options.video()) {
      fail(
          CallState.FAILED,
          new PeerRefusedException(
              EndReason.UNSUPPORTED_APPLICATIONS,
              device.destination().peer() + " does not know data channels"));
      return;
    }
    ConnectOptions how =
        new ConnectOptions(
            options.connecting(),
            channels,
            options.tracks(),
            options.receiveAudio(),
            options.receiveVideo(),
            false);
    CompletableFuture<PeerConnection> made =
        calls.dial(new DeviceRoute(device.destination()), how, progress.application());
    dialling = made;
    var unused =
        made.whenComplete(
            (connection, failure) ->
                calls
                    .executor()
                    .execute(
                        () -> {
                          if (failure == null) {
                            session.connected((PeerLink) connection);
                          } else {
                            fail(CallState.FAILED, DialFailures.cause(failure));
                          }
                        }));
  }

  /** The person calls at the same time, and that call stays: whoever is called is welcome. */
  @Override
  public void onYielded(Invitation theirs) {
    LOG.debug("{} called at the same time, and its call stays", callee);
    invitation = theirs;
    theirs.setListener(this);
    calls.expect(theirs, host(), session.connection());
    try {
      if (theirs.proceed()) {
        progress.become(CallState.PROCEEDING);
        calls.after(options.connecting(), this::expire);
      }
    } catch (RuntimeException e) {
      fail(CallState.FAILED, e);
    }
  }

  private Doorkeeper.Host host() {
    Handoff handoff = new Handoff();
    handoff.to(link -> calls.executor().execute(() -> adopt((PeerLink) link)));
    return new Doorkeeper.Host(
        Asking.of(request -> Decision.accept(options.tracks())),
        handoff,
        null,
        failure -> calls.executor().execute(() -> fail(CallState.FAILED, failure)));
  }

  private void adopt(PeerLink link) {
    try {
      for (ChannelSpec channel : options.channels()) {
        link.createDataChannel(channel.label(), channel.options());
      }
    } catch (IllegalStateException e) {
      LOG.debug("The session of {} carries no data: {}", callee, e.getMessage());
    }
    session.connected(link);
  }

  private void expire() {
    if (progress.state() == CallState.PROCEEDING) {
      fail(
          CallState.FAILED,
          DialFailures.late(
              callee.toString(), options.connecting(), "no session came of the call that stayed"));
    }
  }

  @Override
  public void onEnded(InvitationEnd end) {
    if (progress.state() == CallState.CONNECTED) {
      calls.end(session, end.cause() == Cause.REPLACED ? CallState.REPLACED : CallState.FINISHED);
      return;
    }
    switch (end.cause()) {
      case REJECTED ->
          fail(
              CallState.REJECTED,
              new PeerRefusedException(
                  CallReasons.of(end.reason()), end.reason() == null ? null : end.reason().text()));
      case UNANSWERED, MISSED ->
          fail(CallState.MISSED, new CallNotAnsweredException(callee, options.ringing(), rang));
      case UNREACHABLE ->
          fail(
              CallState.FAILED,
              new PeerUnavailableException(callee, "the server does not bring it a call"));
      case REPLACED -> fail(CallState.REPLACED, new CallOverException(CallState.REPLACED));
      case RETRACTED, ANSWERED_ELSEWHERE, REJECTED_ELSEWHERE, FINISHED ->
          fail(
              CallState.FAILED,
              new PeerRefusedException(EndReason.GONE, "it was over before a session came about"));
    }
  }

  private void fail(CallState state, Throwable cause) {
    if (session.fail(state, cause)) {
      giveUp(Condition.CONNECTIVITY_ERROR);
    }
  }

  private void giveUp(Condition why) {
    CompletableFuture<PeerConnection> made = dialling;
    if (made != null) {
      made.cancel(false);
    }
    Invitation current = invitation;
    if (current == null) {
      return;
    }
    switch (current.state()) {
      case PROCEEDED -> current.finish(JingleReason.of(why));
      case PROPOSED, RINGING -> {
        // The one is for a call of this side, the other for one that stayed in its place.
        current.retract(JingleReason.of(Condition.CANCEL));
        current.ignore();
      }
      case NEW, ENDED -> {}
    }
  }

  private void closed(PeerClosed how) {
    Invitation current = invitation;
    if (current != null) {
      current.finish(CallReasons.finish(how));
    }
  }

  @Override
  public void cancel() {
    calls
        .executor()
        .execute(
            () -> {
              if (progress.state() == CallState.CONNECTED) {
                session.close(EndReason.SUCCESS, null);
              } else if (session.fail(
                  CallState.RETRACTED, new CallOverException(CallState.RETRACTED))) {
                giveUp(Condition.CANCEL);
              }
            });
  }

  /** The client is closed. */
  void abandon(RuntimeException cause) {
    if (session.fail(CallState.RETRACTED, cause)) {
      giveUp(Condition.CANCEL);
    }
  }

  @Override
  public EntityBareJid callee() {
    return callee;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public CallState state() {
    return progress.state();
  }

  @Override
  public void onStateChange(Consumer<CallState> handler) {
    progress.onChange(handler);
  }

  @Override
  public CompletableFuture<PeerConnection> connection() {
    return session.connection();
  }

  @Override
  public String toString() {
    return "OutgoingCall[" + callee + ", " + state() + "]";
  }
}
