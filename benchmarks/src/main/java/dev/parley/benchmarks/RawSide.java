package dev.parley.benchmarks;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** One connection of the bare library. What it calls back is done on an executor, in order. */
final class RawSide implements PeerConnectionObserver {
  private static final int SECONDS = 15;

  final RTCPeerConnection connection;

  /** The channel that the other side made. */
  final CompletableFuture<RTCDataChannel> channel = new CompletableFuture<>();

  private final ExecutorService executor;
  private final CompletableFuture<RawSide> other = new CompletableFuture<>();

  RawSide(PeerConnectionFactory factory, ExecutorService executor) {
    this.executor = executor;
    connection = factory.createPeerConnection(new RTCConfiguration(), this);
  }

  /** From now on candidates go to the other side, those found before included. */
  void join(RawSide side) {
    other.complete(side);
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    var unused =
        other.thenAcceptAsync(side -> side.connection.addIceCandidate(candidate), executor);
  }

  @Override
  public void onDataChannel(RTCDataChannel made) {
    executor.execute(() -> channel.complete(made));
  }

  static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  RTCSessionDescription offer() {
    Made made = new Made();
    connection.createOffer(new RTCOfferOptions(), made);
    return done(made.description);
  }

  RTCSessionDescription answer() {
    Made made = new Made();
    connection.createAnswer(new RTCAnswerOptions(), made);
    return done(made.description);
  }

  void local(RTCSessionDescription description) {
    Taken taken = new Taken();
    connection.setLocalDescription(description, taken);
    done(taken.done);
  }

  void remote(RTCSessionDescription description) {
    Taken taken = new Taken();
    connection.setRemoteDescription(description, taken);
    done(taken.done);
  }

  private static final class Made implements CreateSessionDescriptionObserver {
    final CompletableFuture<RTCSessionDescription> description = new CompletableFuture<>();

    @Override
    public void onSuccess(RTCSessionDescription made) {
      description.complete(made);
    }

    @Override
    public void onFailure(String error) {
      description.completeExceptionally(new IllegalStateException(error));
    }
  }

  private static final class Taken implements SetSessionDescriptionObserver {
    final CompletableFuture<Boolean> done = new CompletableFuture<>();

    @Override
    public void onSuccess() {
      done.complete(true);
    }

    @Override
    public void onFailure(String error) {
      done.completeExceptionally(new IllegalStateException(error));
    }
  }
}
