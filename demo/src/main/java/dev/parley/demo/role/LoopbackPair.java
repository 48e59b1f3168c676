package dev.parley.demo.role;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSessionDescription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Two native peer connections joined in this JVM. All calls into them are on the executor. */
final class LoopbackPair implements AutoCloseable {
  private static final int SECONDS = 10;

  private final ExecutorService executor;
  private final LoopbackSide offerer;
  private final LoopbackSide answerer;
  private final RTCDataChannel channel;
  private final CompletableFuture<Void> open = new CompletableFuture<>();

  LoopbackPair(PeerConnectionFactory factory, ExecutorService executor) {
    this.executor = executor;
    offerer = new LoopbackSide(executor);
    answerer = new LoopbackSide(executor);
    RTCConfiguration configuration = new RTCConfiguration();
    offerer.start(factory.createPeerConnection(configuration, offerer));
    answerer.start(factory.createPeerConnection(configuration, answerer));
    channel = offerer.connection().createDataChannel("loopback", new RTCDataChannelInit());
    channel.registerObserver(new OpenObserver());
  }

  /** Joins the two; completes when the data channel is open. */
  CompletableFuture<Void> open() {
    RTCPeerConnection left = offerer.connection();
    RTCPeerConnection right = answerer.connection();
    var unused =
        SdpStep.create(observer -> left.createOffer(new RTCOfferOptions(), observer))
            .thenComposeAsync(offer -> describe(left, right, offer), executor)
            .thenComposeAsync(
                done -> SdpStep.create(o -> right.createAnswer(new RTCAnswerOptions(), o)),
                executor)
            .thenComposeAsync(answer -> describe(right, left, answer), executor)
            .thenRunAsync(this::exchangeCandidates, executor)
            .exceptionally(this::failed);
    return open;
  }

  private CompletableFuture<@Nullable Void> describe(
      RTCPeerConnection from, RTCPeerConnection to, RTCSessionDescription description) {
    return SdpStep.set(observer -> from.setLocalDescription(description, observer))
        .thenComposeAsync(
            done -> SdpStep.set(observer -> to.setRemoteDescription(description, observer)),
            executor);
  }

  private @Nullable Void failed(Throwable thrown) {
    open.completeExceptionally(thrown);
    return null;
  }

  /** From here on: what came before both descriptions were set would have been lost. */
  private void exchangeCandidates() {
    offerer.sendCandidatesTo(answerer);
    answerer.sendCandidatesTo(offerer);
  }

  @Override
  public void close() throws ExecutionException {
    try {
      executor.submit(this::closeNow).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      throw new IllegalStateException("the native library did not close a connection", e);
    }
  }

  private void closeNow() {
    channel.unregisterObserver();
    channel.close();
    channel.dispose();
    offerer.close();
    answerer.close();
  }

  /** Callbacks only hand over: an exception that left one would end the JVM. */
  private final class OpenObserver implements RTCDataChannelObserver {
    @Override
    public void onBufferedAmountChange(long previousAmount) {}

    @Override
    public void onStateChange() {
      if (channel.getState() == RTCDataChannelState.OPEN) {
        executor.execute(() -> open.complete(null));
      }
    }

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {}
  }
}
