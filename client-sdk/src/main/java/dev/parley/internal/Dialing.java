package dev.parley.internal;

import dev.parley.ChannelSpec;
import dev.parley.ConnectOptions;
import dev.parley.ConnectionRequest;
import dev.parley.PeerConnection;
import dev.parley.PeerUnavailableException;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionState;
import dev.parley.connection.NotOnlineException;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.media.MediaTrack;
import dev.parley.media.TrackKind;
import dev.parley.name.IdentityUnprovenException;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.peer.SerialExecutor;
import dev.parley.session.Errors;
import dev.parley.session.JingleSession;
import dev.parley.session.SessionKey;
import dev.parley.session.SessionManager;
import dev.parley.signaling.Call;
import dev.parley.signaling.DialListener;
import dev.parley.signaling.JingleSignaling;
import dev.parley.signaling.Vigil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connect, from the wish to the open channels or the reason why not.
 *
 * <p>Whom to call is found out while the peer makes its offer and gathers candidates. A call that
 * does not arrive is made again, as long as the deadline allows, if whom to call may have changed.
 * Confined to the peer's executor.
 */
final class Dialing implements DialListener {

  private static final Logger LOG = LoggerFactory.getLogger(Dialing.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** The service knows within half a second who takes the place of a master that died. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Connection connection;
  private final SessionManager sessions;
  private final PeerMaker peers;
  private final Route route;
  private final ConnectOptions options;
  private final SerialExecutor executor;
  private final SerialExecutor application;
  private final JingleSignaling signaling = JingleSignaling.outgoing(this);
  private final CompletableFuture<PeerConnection> result = new CompletableFuture<>();

  private volatile @Nullable EntityFullJid callee;
  private @Nullable Destination called;

  /** The one that was called last, until it is known that it will not answer. */
  private @Nullable Destination ringing;

  private long calledAt;
  private @Nullable PeerLink link;
  private SerialExecutor.@Nullable Timer deadline;
  private Duration pause = FIRST_PAUSE;
  private boolean resolving;
  private boolean yielding;
  private boolean offered;
  private boolean attached;
  private boolean done;

  Dialing(
      Connection connection,
      SessionManager sessions,
      PeerMaker peers,
      Route route,
      ConnectOptions options,
      SerialExecutor application) {
    this.connection = connection;
    this.sessions = sessions;
    this.peers = peers;
    this.route = route;
    this.options = options;
    this.executor = SerialExecutor.create("session with " + route.describe());
    this.application = application;
  }

  CompletableFuture<PeerConnection> start() {
    then(
        result,
        (connection, failure) -> {
          if (result.isCancelled()) {
            giveUp(EndReason.CANCEL, null);
          }
        });
    deadline = executor.schedule(this::expire, options.deadline());
    resolve();
    executor.execute(this::prepare);
    return result;
  }

  /** Makes the peer and its offer, while the way to the other side is being found. */
  private void prepare() {
    if (done) {
      return;
    }
    try {
      PeerLink made = peers.call(executor, application, options.deadline(), route);
      link = made;
      JingleSession session = signaling.session();
      if (session != null) {
        made.bind(session);
      }
      openChannels(made);
      Vigil.keep(made.peer(), signaling, this::isReplaced);
      then(made.peer().connected(), (nothing, failure) -> connected(made, failure));
      then(media(made), (nothing, failure) -> offer(made, failure));
    } catch (RuntimeException | Error e) {
      // Errors too: a native library that does not load is one, and somebody waits for the result.
      fail(e, EndReason.FAILED_APPLICATION);
    }
  }

  private CompletableFuture<Void> media(PeerLink made) {
    List<CompletableFuture<?>> steps = new ArrayList<>();
    steps.add(PeerMaker.send(made, options.tracks()));
    if (options.receiveAudio()) {
      steps.add(made.media().receive(TrackKind.AUDIO).toCompletableFuture());
    }
    if (options.receiveVideo()) {
      steps.add(made.media().receive(TrackKind.VIDEO).toCompletableFuture());
    }
    return CompletableFuture.allOf(steps.toArray(CompletableFuture<?>[]::new))
        .thenAccept(all -> {});
  }

  private void offer(PeerLink made, @Nullable Throwable failure) {
    if (done) {
      return;
    }
    if (failure != null) {
      fail(DialFailures.cause(failure), EndReason.FAILED_APPLICATION);
      return;
    }
    made.peer().offer();
    offered = true;
    attach();
  }

  private void attach() {
    PeerLink made = link;
    if (made != null && offered && !attached && signaling.session() != null) {
      attached = true;
      made.peer().attach(signaling);
    }
  }

  private void resolve() {
    resolving = true;
    ringing = null;
    then(route.find(), this::found);
  }

  /** Whoever is called may end before it answers, and then somebody else may serve the name. */
  private void lookAgain(Destination rung) {
    if (!rung.equals(ringing) || done || resolving || yielding || signaling.isAccepted()) {
      return;
    }
    resolving = true;
    then(
        route.find(),
        (destination, failure) -> {
          if (rung.equals(ringing) && rung.isServedBy(destination)) {
            resolving = false;
            executor.schedule(() -> lookAgain(rung), LOOK_AGAIN);
          } else {
            found(destination, failure);
          }
        });
  }

  private void found(@Nullable Destination destination, @Nullable Throwable failure) {
    resolving = false;
    if (destination != null) {
      callee = destination.peer();
    }
    if (done || yielding || signaling.isAccepted()) {
      return;
    }
    if (destination == null) {
      Throwable cause = DialFailures.cause(failure);
      if (cause instanceof NotOnlineException
          && connection.state() == ConnectionState.RECONNECTING) {
        againAfterPause();
      } else {
        fail(cause, EndReason.CANCEL);
      }
      return;
    }
    JingleSession session;
    try {
      session = destination.session(sessions, executor);
    } catch (IllegalStateException e) {
      fail(e, EndReason.CANCEL);
      return;
    }
    PeerLink made = link;
    if (made != null) {
      made.bind(session);
    }
    called = destination;
    calledAt = System.nanoTime();
    signaling.dial(
        new Call(session, destination.target(), destination.form(), destination.fingerprint()));
    attach();
    if (route.canChange()) {
      ringing = destination;
      executor.schedule(() -> lookAgain(destination), LOOK_AGAIN);
    }
  }

  @Override
  public boolean onRefused(StanzaError error) {
    ringing = null;
    if (done) {
      return false;
    }
    if (yielding) {
      return true;
    }
    boolean nobody = Errors.isNobodyThere(error);
    boolean stale = Errors.is(error, JingleErrorCondition.STALE);
    if (route.canChange() && (nobody || stale)) {
      LOG.debug("{}: {}, resolving again", route.describe(), Errors.describe(error));
      againAfterPause();
      return true;
    }
    if (Errors.is(error, JingleErrorCondition.TIE_BREAK)) {
      LOG.debug("{} called at the same time, and its call stays", route.describe());
      return true;
    }
    if (nobody && signaling.session() != null) {
      fail(
          new PeerUnavailableException(
              signaling.session().key().peer(), "the server found nobody at that address"),
          EndReason.GONE);
      return true;
    }
    return false;
  }

  @Override
  public void onImpostor() {
    fail(
        new IdentityUnprovenException(
            route.describe(),
            "the certificate of the session is not the one that its identity vouches for"),
        EndReason.SECURITY_ERROR);
  }

  /** Whether this call is to that address, and no name is called; from any thread. */
  boolean isTo(EntityFullJid peer) {
    return route.name().isEmpty() && peer.equals(callee);
  }

  /** Whether somebody asks for the same as this call does. */
  boolean wantsWhat(ConnectionRequest request) {
    return request.data() == !options.channels().isEmpty()
        && request.audio() == wants(TrackKind.AUDIO, options.receiveAudio())
        && request.video() == wants(TrackKind.VIDEO, options.receiveVideo());
  }

  private boolean wants(TrackKind kind, boolean receive) {
    return receive || options.tracks().stream().anyMatch(track -> track.kind() == kind);
  }

  /** What is sent along, by whichever of two calls that crossed. */
  List<MediaTrack> tracks() {
    return options.tracks();
  }

  /**
   * Makes way for the peer's own call, unless this one goes before it; from any thread.
   *
   * @return completes soon
   */
  CompletableFuture<Boolean> yieldTo(SessionKey theirs, String own) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    executor.execute(
        () -> {
          JingleSession ours = signaling.session();
          boolean stays =
              done
                  || signaling.isAccepted()
                  || (ours != null && ours.state().isLive() && ours.outranks(theirs, own));
          yielding |= !stays;
          answer.complete(!stays);
        });
    return answer;
  }

  /** The peer's own call came to nothing; from any thread. */
  void callAfterAll() {
    executor.execute(
        () -> {
          yielding = false;
          again();
        });
  }

  /**
   * Takes the peer's own call in place of this one, which it crossed; from any thread.
   *
   * @param other connected
   */
  void adopt(PeerLink other) {
    executor.execute(
        () -> {
          if (done) {
            other.close(EndReason.CANCEL, null);
            return;
          }
          PeerLink made = link;
          link = other;
          attached = true;
          openChannels(other);
          awaitChannels(other);
          if (made != null) {
            made.close(EndReason.ALTERNATIVE_SESSION, null);
          }
        });
  }

  @Override
  public void onUnacknowledged(boolean sent) {
    ringing = null;
    if (!sent) {
      LOG.debug("The call of {} did not leave, since the server is out of reach", route.describe());
      againAfterPause();
    } else if (route.canChange()) {
      LOG.debug("{} did not acknowledge the call, resolving again", route.describe());
      again();
    }
  }

  private void againAfterPause() {
    executor.schedule(this::again, pause);
    pause = pause.multipliedBy(2);
    pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void again() {
    if (!done && !resolving && !yielding && !signaling.isAccepted()) {
      resolve();
    }
  }

  private void connected(PeerLink made, @Nullable Throwable failure) {
    if (done || link != made || (yielding && failure != null)) {
      return;
    }
    if (failure != null) {
      fail(DialFailures.cause(failure), EndReason.GENERAL_ERROR);
      return;
    }
    awaitChannels(made);
  }

  /** Whether another instance, or the same in another term, serves the name that was called. */
  private CompletionStage<Boolean> isReplaced() {
    Destination rung = called;
    if (rung == null || !route.canChange()) {
      return CompletableFuture.completedFuture(false);
    }
    return route.find().handle((now, failure) -> now != null && !rung.isServedBy(now));
  }

  private void openChannels(PeerLink on) {
    for (ChannelSpec channel : options.channels()) {
      on.createDataChannel(channel.label(), channel.options());
    }
  }

  private void awaitChannels(PeerLink made) {
    CompletableFuture<?>[] open =
        made.dataChannels().stream()
            .map(channel -> channel.opened().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    then(CompletableFuture.allOf(open), (nothing, closed) -> opened(made, closed));
  }

  private void opened(PeerLink made, @Nullable Throwable failure) {
    if (done) {
      return;
    }
    if (failure != null && made.state() == PeerState.CLOSED) {
      // That the channels are closed is a consequence: the caller is told what it is one of.
      then(made.closed(), (how, none) -> fail(DialFailures.lost(how, failure), EndReason.GONE));
      return;
    }
    if (failure != null) {
      fail(DialFailures.cause(failure), EndReason.FAILED_APPLICATION);
      return;
    }
    Destination to = called;
    if (to == null) {
      complete(made, null);
    } else {
      Duration took = Duration.ofNanos(System.nanoTime() - calledAt);
      then(route.reached(to, took), (nothing, refusal) -> complete(made, refusal));
    }
  }

  private void complete(PeerLink made, @Nullable Throwable refusal) {
    if (done) {
      return;
    }
    if (refusal != null) {
      Throwable cause = DialFailures.cause(refusal);
      fail(
          cause,
          cause instanceof IdentityUnprovenException ? EndReason.SECURITY_ERROR : EndReason.GONE);
      return;
    }
    done = true;
    stopClock();
    made.application()
        .execute(
            () -> {
              if (!result.complete(made)) {
                made.close(EndReason.CANCEL, null);
              }
            });
  }

  private void expire() {
    String stage;
    if (connection.state() == ConnectionState.RECONNECTING) {
      stage = "the link to the server is lost and not restored yet";
    } else if (signaling.session() == null) {
      stage = "the name service did not answer";
    } else if (signaling.isAccepted()) {
      stage = "the peer accepted, but no path to it was found";
    } else {
      stage = "the peer did not answer";
    }
    fail(DialFailures.late(route.describe(), options.deadline(), stage), EndReason.TIMEOUT);
  }

  private void fail(Throwable cause, EndReason reason) {
    if (!done) {
      giveUp(reason, cause.getMessage());
      application.execute(() -> result.completeExceptionally(cause));
    }
  }

  private void giveUp(EndReason reason, @Nullable String text) {
    if (done) {
      return;
    }
    done = true;
    stopClock();
    signaling.end(reason, text);
    PeerLink made = link;
    if (made != null) {
      made.close(reason, text);
    }
  }

  /** Goes on on the executor; a step that throws ends it all, so that nobody waits in vain. */
  private <T> void then(
      CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> step) {
    var unused =
        stage.whenComplete(
            (value, failure) ->
                executor.execute(
                    () -> {
                      try {
                        step.accept(value, failure);
                      } catch (RuntimeException e) {
                        LOG.error("A connect to {} failed by itself", route.describe(), e);
                        fail(e, EndReason.GENERAL_ERROR);
                      }
                    }));
  }

  private void stopClock() {
    if (deadline != null) {
      deadline.cancel();
    }
  }
}
