package dev.parley.peer.internal;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.parley.peer.PeerClosedException;
import dev.parley.peer.PeerException;
import dev.parley.peer.SerialExecutor;
import dev.parley.runtime.FactoryLease;
import dev.parley.runtime.NativeReference;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The native connection. All methods are to be called on the peer's executor, never in a native
 * callback, and none reaches the native object after {@link #close()}: the library would answer
 * with a null pointer. Stages complete on the executor, and not at all once the connection is
 * closed.
 */
public final class NativeConnection {

  private final SerialExecutor executor;
  private final FactoryLease lease;
  private final RTCPeerConnection connection;
  private boolean closed;

  NativeConnection(
      SerialExecutor executor,
      FactoryLease lease,
      RTCConfiguration configuration,
      PeerEvents events) {
    this.executor = executor;
    this.lease = lease;
    this.connection =
        lease.factory().createPeerConnection(configuration, new PeerObserver(executor, events));
  }

  /**
   * The native object, for what has no method here.
   *
   * @throws PeerClosedException after {@link #close()}
   */
  public RTCPeerConnection open() {
    if (!executor.isCurrent()) {
      throw new IllegalStateException("Not on the peer's executor");
    }
    if (closed) {
      throw new PeerClosedException("The peer is closed");
    }
    return connection;
  }

  boolean isClosed() {
    return closed;
  }

  CompletableFuture<String> createOffer(boolean iceRestart) {
    RTCOfferOptions options = new RTCOfferOptions();
    options.iceRestart = iceRestart;
    return create("offer", observer -> open().createOffer(options, observer));
  }

  CompletableFuture<String> createAnswer() {
    return create("answer", observer -> open().createAnswer(new RTCAnswerOptions(), observer));
  }

  CompletableFuture<Void> setLocal(RTCSdpType type, String sdp) {
    RTCSessionDescription description = new RTCSessionDescription(type, sdp);
    return set("local", observer -> open().setLocalDescription(description, observer));
  }

  CompletableFuture<Void> setRemote(RTCSdpType type, String sdp) {
    RTCSessionDescription description = new RTCSessionDescription(type, sdp);
    return set("remote", observer -> open().setRemoteDescription(description, observer));
  }

  /** Takes back our offer that is not answered. */
  CompletableFuture<Void> rollback() {
    return setLocal(RTCSdpType.ROLLBACK, "");
  }

  void addCandidate(RTCIceCandidate candidate) {
    open().addIceCandidate(candidate);
  }

  /** Makes a channel; whoever asks owns it and disposes it. */
  public RTCDataChannel createDataChannel(String label, RTCDataChannelInit init) {
    return open().createDataChannel(label, init);
  }

  CompletableFuture<RTCStatsReport> stats() {
    CompletableFuture<RTCStatsReport> result = new CompletableFuture<>();
    open()
        .getStats(
            report ->
                Callbacks.guard(
                    "onStatsDelivered", () -> executor.execute(() -> result.complete(report))));
    return result;
  }

  /** Closes the native connection; blocks until its threads have let go of it. */
  public void close() {
    if (!closed) {
      closed = true;
      NativeReference reference = NativeReference.of(connection);
      changeSending(connection::close);
      reference.release();
    }
  }

  private CompletableFuture<String> create(
      String what, Consumer<CreateSessionDescriptionObserver> call) {
    CompletableFuture<String> result = new CompletableFuture<>();
    call.accept(
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            String sdp = description.sdp;
            complete("onSuccess", () -> result.complete(sdp));
          }

          @Override
          public void onFailure(@Nullable String error) {
            complete(
                "onFailure",
                () ->
                    result.completeExceptionally(
                        new PeerException("Cannot make the " + what + ": " + error)));
          }
        });
    return result;
  }

  /** Makes a native call by which this connection may stop to send sound. */
  public void changeSending(Runnable call) {
    lease.change();
    try {
      call.run();
    } finally {
      lease.changed();
    }
  }

  private CompletableFuture<Void> set(String what, Consumer<SetSessionDescriptionObserver> call) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    open();
    lease.change();
    call.accept(
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            changed();
            complete("onSuccess", () -> result.complete(null));
          }

          @Override
          public void onFailure(@Nullable String error) {
            changed();
            complete(
                "onFailure",
                () ->
                    result.completeExceptionally(
                        new PeerException("The " + what + " description is refused: " + error)));
          }

          private void changed() {
            Callbacks.guard("changed", () -> executor.execute(lease::changed));
          }
        });
    return result;
  }

  private void complete(String callback, Runnable completion) {
    Callbacks.guard(
        callback,
        () ->
            executor.execute(
                () -> {
                  if (!closed) {
                    completion.run();
                  }
                }));
  }
}
