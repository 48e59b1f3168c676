package dev.parley.internal;

import dev.parley.CallOverException;
import dev.parley.CallState;
import dev.parley.ConnectionRequest;
import dev.parley.Decision;
import dev.parley.IncomingCall;
import dev.parley.MissedCall;
import dev.parley.PeerConnection;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.media.MediaTrack;
import dev.parley.peer.ConnectTimeoutException;
import dev.parley.peer.EndReason;
import dev.parley.peer.SerialExecutor;
import dev.parley.session.InvitationEnd;
import dev.parley.session.InvitationListener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/** A call that came in. Confined to the calls' executor, but for what the application calls. */
final class IncomingCallHandle implements IncomingCall, InvitationListener {

  private final Calls calls;
  private final CallLine line;
  private final String id;
  private final ConnectionRequest request;
  private final Optional<String> replaces;
  private final CallProgress progress;
  private final CallSession session;
  private final SerialExecutor answers;
  private final Instant at = Instant.now();
  private volatile List<MediaTrack> tracks = List.of();

  /** Whether the application has seen it. */
  private boolean rung;

  IncomingCallHandle(
      Calls calls,
      CallLine line,
      String id,
      ConnectionRequest request,
      Optional<String> replaces,
      CallProgress progress) {
    this.calls = calls;
    this.line = line;
    this.id = id;
    this.request = request;
    this.replaces = replaces;
    this.progress = progress;
    this.answers = calls.answers();
    this.session =
        new CallSession(
            calls.executor(), answers, progress, how -> line.finish(CallReasons.finish(how)));
  }

  /** Completes when there is a session, or is known to be none. */
  CompletableFuture<PeerConnection> answer() {
    return session.connection();
  }

  /** The application is about to see it. */
  void rings() {
    rung = true;
  }

  /** What takes the session that follows the answer. */
  Doorkeeper.Host host() {
    Handoff handoff = new Handoff();
    handoff.to(link -> connected((PeerLink) link));
    return new Doorkeeper.Host(
        Asking.of(asked -> Decision.accept(tracks)), handoff, null, this::notConnected);
  }

  void connected(PeerLink link) {
    calls.executor().execute(() -> session.connected(link));
  }

  void notConnected(Throwable cause) {
    calls.executor().execute(() -> failed(cause));
  }

  private void failed(Throwable cause) {
    if (session.fail(CallState.FAILED, cause)) {
      line.finish(JingleReason.of(Condition.CONNECTIVITY_ERROR));
    }
  }

  /** The calling side gave up, before a session that was begun directly was answered. */
  void withdrawn() {
    calls.executor().execute(() -> over(CallState.RETRACTED));
  }

  @Override
  public void onEnded(InvitationEnd end) {
    CallState state =
        switch (end.cause()) {
          case RETRACTED -> CallState.RETRACTED;
          case ANSWERED_ELSEWHERE -> CallState.ANSWERED_ELSEWHERE;
          case REJECTED, REJECTED_ELSEWHERE -> CallState.REJECTED_ELSEWHERE;
          case MISSED, UNANSWERED -> CallState.MISSED;
          case REPLACED -> CallState.REPLACED;
          case FINISHED, UNREACHABLE -> CallState.FAILED;
        };
    if (progress.state() == CallState.CONNECTED) {
      calls.end(session, state);
    } else {
      over(state);
    }
  }

  /** It comes to nothing. */
  void over(CallState state) {
    boolean rang = rung && progress.state() == CallState.RINGING;
    if (session.fail(state, new CallOverException(state))
        && rang
        && (state == CallState.RETRACTED || state == CallState.MISSED)) {
      calls.missed(missed());
    }
  }

  MissedCall missed() {
    return new MissedCall(device(), id, at, audio(), video(), data());
  }

  @Override
  public CompletableFuture<PeerConnection> accept(List<MediaTrack> toSend) {
    List<MediaTrack> copy = List.copyOf(toSend);
    CompletableFuture<PeerConnection> answer = new CompletableFuture<>();
    calls.executor().execute(() -> accept(copy, answer));
    return answer;
  }

  private void accept(List<MediaTrack> toSend, CompletableFuture<PeerConnection> answer) {
    try {
      if (progress.state() != CallState.RINGING) {
        throw new CallOverException(progress.state());
      }
      tracks = toSend;
      if (!line.take(toSend)) {
        throw new CallOverException(progress.state());
      }
    } catch (RuntimeException e) {
      answers.execute(() -> answer.completeExceptionally(e));
      return;
    }
    progress.become(CallState.PROCEEDING);
    calls.after(Visitor.PATIENCE, this::expire);
    relay(answer);
  }

  private void relay(CompletableFuture<PeerConnection> answer) {
    var unused =
        session
            .connection()
            .whenComplete(
                (connection, failure) -> {
                  if (failure != null) {
                    answer.completeExceptionally(failure);
                  } else if (!answer.complete(connection)) {
                    connection.close();
                  }
                });
  }

  private void expire() {
    if (progress.state() == CallState.PROCEEDING) {
      failed(
          new ConnectTimeoutException(
              device() + " called, but has made no session since it was answered",
              Visitor.PATIENCE));
    }
  }

  @Override
  public void reject(EndReason reason, @Nullable String text) {
    calls
        .executor()
        .execute(
            () -> {
              if (progress.state() == CallState.RINGING) {
                line.reject(reason, text);
                session.fail(CallState.REJECTED, new CallOverException(CallState.REJECTED));
              }
            });
  }

  @Override
  public void ignore() {
    calls.executor().execute(this::dismiss);
  }

  /** Stops ringing, and tells nobody. */
  void dismiss() {
    if (progress.state() == CallState.RINGING) {
      line.ignore();
      session.fail(CallState.IGNORED, new CallOverException(CallState.IGNORED));
    }
  }

  /** The client is closed. */
  void abandon(RuntimeException cause) {
    session.fail(CallState.FAILED, cause);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public EntityFullJid device() {
    return request.caller();
  }

  @Override
  public boolean contact() {
    return request.contact();
  }

  @Override
  public boolean audio() {
    return request.audio();
  }

  @Override
  public boolean video() {
    return request.video();
  }

  @Override
  public boolean data() {
    return request.data();
  }

  @Override
  public Optional<String> replaces() {
    return replaces;
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
  public String toString() {
    return "IncomingCall[" + device() + ", " + state() + "]";
  }
}
