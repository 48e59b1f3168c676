package dev.parley.peer.internal;

import static java.util.Objects.requireNonNull;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.parley.peer.ChangePolicy;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerException;
import dev.parley.peer.PeerOptions;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerStatistics;
import dev.parley.peer.Proposal;
import dev.parley.peer.SerialExecutor;
import dev.parley.peer.SessionInfo;
import dev.parley.peer.Signaling;
import dev.parley.runtime.FactoryLease;
import dev.parley.runtime.FactoryPool;
import dev.parley.sdp.SessionDescription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The peer that {@link Peer#create} makes, and what channels and media need of it. */
public final class NativePeer implements Peer {

  private static final Duration STATISTICS_LIMIT = Duration.ofSeconds(5);

  private final PeerCore core;
  private final SignalingEvents signalingEvents;
  private final AtomicBoolean offered = new AtomicBoolean();
  private final AtomicBoolean attached = new AtomicBoolean();

  private NativePeer(PeerOptions options, FactoryPool pool) {
    SerialExecutor own = options.executor();
    Executor listeners = options.applicationExecutor();
    // The JVM's exit may come before there is a core; then there is nothing to close yet.
    FactoryLease lease = pool.lease(this::close);
    try {
      this.core =
          new PeerCore(
              options,
              own == null ? SerialExecutor.create("peer") : own,
              listeners == null
                  ? SerialExecutor.create("application")
                  : SerialExecutor.on(listeners, "application"),
              lease);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw new PeerException("The native library refuses the configuration", e);
    }
    this.signalingEvents = new SignalingEvents(core);
  }

  /** See {@link Peer#create}. */
  public static NativePeer create(PeerOptions options) {
    return new NativePeer(requireNonNull(options, "options"), FactoryPool.shared());
  }

  /** The same with factories of another pool, for tests. */
  public static NativePeer create(PeerOptions options, FactoryPool pool) {
    return new NativePeer(options, pool);
  }

  /** What is behind a peer. */
  public static NativePeer of(Peer peer) {
    return (NativePeer) peer;
  }

  // For channels and media

  /** What application listeners run on, one at a time and in order. */
  public SerialExecutor applicationExecutor() {
    return core.application;
  }

  /** The connection; to be used on {@link #executor()} only. */
  public NativeConnection connection() {
    return core.connection;
  }

  /** The factory by which this peer's tracks must be made. */
  public PeerConnectionFactory factory() {
    return core.lease.factory();
  }

  /** This peer receives sound from now on. */
  public void receivesAudio() {
    core.lease.listen();
  }

  /** Counts received messages, with each of which the library leaks a little. */
  public void countMessages(int received) {
    core.lease.countMessages(received);
  }

  /** The other side's last applied description; null before. On the executor only. */
  public @Nullable SessionDescription remoteDescription() {
    return core.remoteDescription();
  }

  /** What an operation on a closed peer fails with; says how it ended. On the executor only. */
  public String closedText() {
    return String.valueOf(core.closedException().getMessage());
  }

  /**
   * The part of a kind that belongs to this peer, made if there is none. Any thread.
   *
   * @param make must be cheap and make no native call
   */
  public <T extends PeerPart> T part(Class<T> type, Function<NativePeer, T> make) {
    return core.parts.get(type, () -> make.apply(this));
  }

  /**
   * Negotiates a change. Any thread.
   *
   * @return as {@link Peer#negotiate()}
   */
  public CompletableFuture<Void> change(Change change) {
    return onExecutor(() -> core.negotiation.offer(Proposal.Kind.CHANGE, change));
  }

  // Peer

  @Override
  public SerialExecutor executor() {
    return core.executor;
  }

  @Override
  public PeerState state() {
    return core.state();
  }

  @Override
  public void onStateChange(Consumer<PeerState> listener) {
    core.stateListeners.add(requireNonNull(listener, "listener"));
  }

  @Override
  public void offer() {
    if (!offered.compareAndSet(false, true)) {
      throw new IllegalStateException("offer() was called before");
    }
    core.executor.execute(core::offer);
  }

  @Override
  public void attach(Signaling signaling) {
    requireNonNull(signaling, "signaling");
    if (!attached.compareAndSet(false, true)) {
      throw new IllegalStateException("There is signalling already");
    }
    core.executor.execute(() -> core.attach(signaling, signalingEvents, offered.get()));
  }

  @Override
  public CompletionStage<Void> connected() {
    return core.connected.minimalCompletionStage();
  }

  @Override
  public CompletionStage<PeerClosed> closed() {
    return core.closed.minimalCompletionStage();
  }

  @Override
  public CompletionStage<Void> negotiate() {
    return onExecutor(() -> core.negotiation.offer(Proposal.Kind.CHANGE));
  }

  @Override
  public CompletionStage<Void> restartIce() {
    return onExecutor(() -> core.negotiation.offer(Proposal.Kind.ICE_RESTART));
  }

  @Override
  public void onChangeRequest(ChangePolicy policy) {
    core.judge.use(requireNonNull(policy, "policy"));
  }

  @Override
  public void inform(SessionInfo info) {
    core.executor.execute(
        () -> {
          Signaling open = core.openSignaling();
          if (open != null) {
            open.inform(info);
          }
        });
  }

  @Override
  public void onInfo(Consumer<SessionInfo> listener) {
    signalingEvents.onInfo(requireNonNull(listener, "listener"));
  }

  @Override
  public CompletionStage<PeerStatistics> statistics() {
    return onExecutor(core.connection::stats)
        .thenApply(report -> new StatisticsReader(report).read())
        .orTimeout(STATISTICS_LIMIT.toSeconds(), TimeUnit.SECONDS)
        .minimalCompletionStage();
  }

  @Override
  public void close() {
    close(EndReason.SUCCESS, null);
  }

  @Override
  public void close(EndReason reason, @Nullable String text) {
    core.executor.execute(() -> core.end(new PeerClosed(reason, text, false, null)));
  }

  private <T> CompletableFuture<T> onExecutor(Supplier<CompletableFuture<T>> step) {
    CompletableFuture<T> result = new CompletableFuture<>();
    core.executor.execute(
        () -> {
          if (core.isEnding()) {
            result.completeExceptionally(core.closedException());
            return;
          }
          var unused =
              step.get()
                  .whenComplete(
                      (value, failure) -> PeerCore.complete(() -> settle(result, value, failure)));
        });
    return result;
  }

  private static <T> void settle(
      CompletableFuture<T> result, @Nullable T value, @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(failure);
    }
  }
}
