package dev.parley.peer.internal;

import dev.parley.peer.ConnectTimeoutException;
import dev.parley.peer.EndReason;
import dev.parley.peer.NegotiationException;
import dev.parley.peer.NoNetworkAddressException;
import dev.parley.peer.NoPathException;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerClosedException;
import dev.parley.peer.PeerException;
import dev.parley.peer.PeerOptions;
import dev.parley.peer.PeerState;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.peer.SerialExecutor;
import dev.parley.peer.Signaling;
import dev.parley.runtime.FactoryLease;
import dev.parley.runtime.Threads;
import dev.parley.sdp.SessionDescription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course of a peer: its state, how it is begun, lost and found, and how it ends. Confined to
 * the peer's executor but for what is volatile or final.
 */
final class PeerCore implements Negotiation.Host, Recovery.Host {

  private static final Logger LOG = LoggerFactory.getLogger(PeerCore.class);
  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);

  final PeerOptions options;
  final SerialExecutor executor;
  final SerialExecutor application;
  final FactoryLease lease;
  final NativeConnection connection;
  final PeerParts parts = new PeerParts();
  final IceErrors iceErrors = new IceErrors();
  final LocalCandidates localCandidates;
  final RemoteCandidates remoteCandidates;
  final Negotiation negotiation;
  final Judge judge;
  final Recovery recovery;

  final CompletableFuture<Void> connected = new CompletableFuture<>();
  final CompletableFuture<PeerClosed> closed = new CompletableFuture<>();
  final List<Consumer<PeerState>> stateListeners = new CopyOnWriteArrayList<>();

  private final Consumer<Set<String>> addressListener;
  private volatile PeerState state = PeerState.NEW;
  private @Nullable Signaling signaling;
  private @Nullable SessionDescription remoteDescription;
  private @Nullable PeerClosed ending;
  private @Nullable Throwable connectFailure;
  private boolean everConnected;
  private boolean released;
  private SerialExecutor.@Nullable Timer deadline;

  PeerCore(
      PeerOptions options,
      SerialExecutor executor,
      SerialExecutor application,
      FactoryLease lease) {
    this.options = options;
    this.executor = executor;
    this.application = application;
    this.lease = lease;
    this.connection =
        new NativeConnection(
            executor, lease, RtcConfigurations.of(options), new NativeEvents(this));
    this.localCandidates =
        new LocalCandidates(
            executor, options.iceConfig().servers().isEmpty(), new CandidateOutput(this));
    this.remoteCandidates = new RemoteCandidates(connection::addCandidate);
    this.negotiation =
        new Negotiation(
            executor, connection, new CodecPreferences(lease.factory()), localCandidates, this);
    this.judge = new Judge(executor);
    this.recovery = new Recovery(executor, options.reconnectTimeout(), this);
    this.addressListener = gone -> executor.execute(() -> onAddressesGone(gone));
  }

  PeerState state() {
    return state;
  }

  boolean isEnding() {
    return ending != null;
  }

  boolean wasConnected() {
    return everConnected;
  }

  @Nullable SessionDescription remoteDescription() {
    return remoteDescription;
  }

  /** The signalling, while the peer has something to say by it; null otherwise. */
  @Nullable Signaling openSignaling() {
    return ending == null ? signaling : null;
  }

  // Beginning

  void offer() {
    if (ending == null && checkNetwork()) {
      // Its failure is the peer's, which the negotiation reports itself.
      var unused = negotiation.offer(Proposal.Kind.INITIAL);
    }
  }

  void attach(Signaling attached, Signaling.Listener listener, boolean offered) {
    signaling = attached;
    attached.open(listener);
    PeerClosed over = ending;
    if (over != null) {
      tell(over);
      return;
    }
    if (offered) {
      become(PeerState.CONNECTING);
    } else if (!checkNetwork()) {
      return;
    }
    deadline = executor.schedule(this::expire, options.connectTimeout());
    negotiation.attach(attached);
  }

  private boolean checkNetwork() {
    PeerException problem = null;
    if (options.iceConfig().isRelayWithoutTurn()) {
      problem =
          new NegotiationException(
              "Only relayed connections are allowed, but no TURN server is configured", null);
    } else if (!NetworkCheck.hasUsableAddress()) {
      problem =
          new NoNetworkAddressException(
              "This machine has only loopback addresses, which WebRTC does not use: connect it to a"
                  + " network, or give an interface an address");
    }
    if (problem != null) {
      fail(problem, EndReason.FAILED_TRANSPORT, true);
    }
    return problem == null;
  }

  private void expire() {
    if (everConnected || ending != null) {
      return;
    }
    String how;
    if (negotiation.isAwaitingAnswer()) {
      how = "the other side did not answer";
    } else if (remoteDescription == null) {
      how = "no description came from the other side";
    } else {
      how = "no path between the two was found";
    }
    if (localCandidates.hasNoUdp()) {
      how += "; this side could open no UDP port: is the port range too narrow?";
    }
    Duration timeout = options.connectTimeout();
    fail(
        new ConnectTimeoutException(
            "Not connected within " + timeout.toMillis() + " ms: " + how + iceErrors.text(),
            timeout),
        EndReason.TIMEOUT,
        true);
  }

  // The path

  void pathFound() {
    become(PeerState.CONNECTED);
    localCandidates.connected();
    recovery.connected();
    if (!everConnected) {
      everConnected = true;
      AddressWatch.SHARED.add(addressListener);
    }
    if (deadline != null) {
      deadline.cancel();
    }
    complete(() -> connected.complete(null));
  }

  void pathSilent() {
    if (everConnected) {
      become(PeerState.DISCONNECTED);
      recovery.disconnected();
    }
  }

  void pathFailed() {
    become(PeerState.FAILED);
    if (everConnected) {
      recovery.failed();
    } else {
      fail(
          new NoPathException(
              "No path to the other side was found; a TURN server may be needed"
                  + iceErrors.text()),
          EndReason.CONNECTIVITY_ERROR,
          true);
    }
  }

  /** An address that may carry the path is gone: no need to wait until it has gone silent. */
  private void onAddressesGone(Set<String> gone) {
    if (ending == null && localCandidates.used(gone) && canRestart()) {
      LOG.debug("Looking for another path: this machine lost an address");
      restart();
    }
  }

  void become(PeerState next) {
    PeerState last = state;
    if (last == next) {
      return;
    }
    if (!last.canBecome(next)) {
      LOG.debug("Ignored {} after {}", next, last);
      return;
    }
    state = next;
    parts.each("onState", part -> part.onState(next));
    for (Consumer<PeerState> listener : stateListeners) {
      tellApplication(() -> listener.accept(next));
    }
  }

  /** The application may have shut its executor down; then it does not want to hear any more. */
  void tellApplication(Runnable listener) {
    PeerParts.guarded("A listener", () -> application.execute(listener));
  }

  // From the negotiation

  @Override
  public void onComing(SessionDescription remote) {
    parts.each("onRemoteDescriptionComing", part -> part.onRemoteDescriptionComing(remote));
  }

  @Override
  public void onDescriptions(SessionDescription remote) {
    remoteDescription = remote;
    judge.agreed(remote);
    remoteCandidates.descriptionsSet(remote);
    parts.each("onRemoteDescription", part -> part.onRemoteDescription(remote));
  }

  @Override
  public CompletableFuture<Optional<Rejection>> judge(Proposal proposal) {
    return judge.judge(proposal);
  }

  @Override
  public void onFatal(Throwable cause, EndReason reason, boolean tell) {
    fail(cause, reason, tell);
  }

  // From the recovery

  @Override
  public boolean canRestart() {
    Signaling open = openSignaling();
    return open != null && open.capabilities().restartIce();
  }

  @Override
  public boolean isOfferer() {
    return negotiation.isOfferer();
  }

  @Override
  public void restart() {
    if (!negotiation.isBusy()) {
      negotiation
          .offer(Proposal.Kind.ICE_RESTART)
          .exceptionally(
              failure -> {
                LOG.debug("An ICE restart came to nothing: {}", failure.getMessage());
                return null;
              });
    }
  }

  @Override
  public void onLost(NoPathException cause) {
    fail(cause, EndReason.CONNECTIVITY_ERROR, true);
  }

  // Ending

  /** Ends the peer because of an error, which {@link #connected} fails with if it is the first. */
  void fail(Throwable cause, EndReason reason, boolean tell) {
    refuse(cause);
    finish(new PeerClosed(reason, cause.getMessage(), false, cause), tell);
  }

  /** What {@link #connected} is to fail with. */
  void refuse(Throwable cause) {
    connectFailure = connectFailure == null ? cause : connectFailure;
  }

  /** An orderly end: what was sent is delivered first, within limits. */
  void end(PeerClosed how) {
    if (ending != null) {
      return;
    }
    if (state != PeerState.CONNECTED) {
      finish(how, true);
      return;
    }
    ending = how;
    var unused =
        parts
            .flush()
            .orTimeout(FLUSH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((nothing, failure) -> executor.execute(() -> finish(how, true)));
  }

  void finish(PeerClosed how, boolean tell) {
    if (released) {
      return;
    }
    released = true;
    PeerClosed first = ending == null ? how : ending;
    ending = first;
    if (tell) {
      tell(first);
    }
    release(first);
  }

  private void tell(PeerClosed how) {
    Signaling open = signaling;
    if (open != null) {
      PeerParts.guarded("Signaling.end", () -> open.end(how.reason(), how.text()));
    }
  }

  /** Channels, connection, tracks, factory: the order in which the library survives it. */
  private void release(PeerClosed how) {
    if (deadline != null) {
      deadline.cancel();
    }
    AddressWatch.SHARED.remove(addressListener);
    recovery.stop();
    negotiation.stop(closedException());
    parts.each("release", PeerPart::release);
    PeerParts.guarded("close", connection::close);
    parts.each("released", PeerPart::released);
    lease.close();
    become(PeerState.CLOSED);
    Throwable failure = connectFailure == null ? closedException() : connectFailure;
    boolean wasConnected = everConnected;
    complete(
        () -> {
          if (!wasConnected) {
            connected.completeExceptionally(failure);
          }
          closed.complete(how);
        });
  }

  PeerClosedException closedException() {
    PeerClosed how = ending;
    return new PeerClosedException(
        how == null
            ? "The peer is closed"
            : "The peer is closed: "
                + how.reason().token()
                + (how.text() == null ? "" : " (" + how.text() + ")"));
  }

  /** Stages complete on a thread of nobody's, so that what depends on them holds up nothing. */
  static void complete(Runnable completion) {
    Threads.workers().execute(completion);
  }
}
