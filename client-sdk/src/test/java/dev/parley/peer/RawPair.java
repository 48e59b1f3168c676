package dev.parley.peer;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two connections of the bare library in one thread, with no signalling: what ours is measured by.
 */
public final class RawPair implements AutoCloseable {

  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final RTCPeerConnection[] sides = new RTCPeerConnection[2];
  private final RTCDataChannel near;
  private RTCDataChannel far;

  /** Bytes received at the far end. */
  public final AtomicLong received = new AtomicLong();

  /** Messages received at the far end. */
  public final AtomicLong messages = new AtomicLong();

  /** Connects; returns when the channel is open at both ends. */
  public RawPair(PeerConnectionFactory factory) throws Exception {
    for (int i = 0; i < 2; i++) {
      int other = 1 - i;
      RTCConfiguration configuration = new RTCConfiguration();
      configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
      sides[i] =
          factory.createPeerConnection(
              configuration,
              new PeerConnectionObserver() {
                @Override
                public void onIceCandidate(RTCIceCandidate candidate) {
                  events.add(() -> sides[other].addIceCandidate(candidate));
                }

                @Override
                public void onDataChannel(RTCDataChannel channel) {
                  events.add(() -> accept(channel));
                }
              });
    }
    near = sides[0].createDataChannel("raw", new RTCDataChannelInit());
    RTCSessionDescription offer = create(true);
    set(sides[0], offer, true);
    set(sides[1], offer, false);
    RTCSessionDescription answer = create(false);
    set(sides[1], answer, true);
    set(sides[0], answer, false);
    while (far == null || near.getState() != RTCDataChannelState.OPEN) {
      Runnable event = events.poll(far == null ? 10_000 : 1, TimeUnit.MILLISECONDS);
      if (event != null) {
        event.run();
      } else if (far == null) {
        throw new IllegalStateException("The bare library did not connect");
      }
    }
  }

  /** Sends, with as much in the library's queue as ours allows. */
  public void send(byte[] bytes) throws Exception {
    while (near.getBufferedAmount() > (4 << 20)) {
      Thread.sleep(1);
    }
    near.send(new RTCDataChannelBuffer(ByteBuffer.wrap(bytes), true));
  }

  private void accept(RTCDataChannel channel) {
    far = channel;
    channel.registerObserver(
        new RTCDataChannelObserver() {
          @Override
          public void onBufferedAmountChange(long previousAmount) {}

          @Override
          public void onStateChange() {}

          @Override
          public void onMessage(RTCDataChannelBuffer buffer) {
            byte[] bytes = new byte[buffer.data.remaining()];
            buffer.data.get(bytes);
            received.addAndGet(bytes.length);
            messages.incrementAndGet();
          }
        });
  }

  private RTCSessionDescription create(boolean offer) throws Exception {
    CompletableFuture<RTCSessionDescription> result = new CompletableFuture<>();
    CreateSessionDescriptionObserver observer =
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            result.complete(description);
          }

          @Override
          public void onFailure(String error) {
            result.completeExceptionally(new IllegalStateException(error));
          }
        };
    if (offer) {
      sides[0].createOffer(new RTCOfferOptions(), observer);
    } else {
      sides[1].createAnswer(new RTCAnswerOptions(), observer);
    }
    return result.get(10, TimeUnit.SECONDS);
  }

  private static void set(RTCPeerConnection side, RTCSessionDescription description, boolean local)
      throws Exception {
    CompletableFuture<Void> result = new CompletableFuture<>();
    SetSessionDescriptionObserver observer =
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            result.complete(null);
          }

          @Override
          public void onFailure(String error) {
            result.completeExceptionally(new IllegalStateException(error));
          }
        };
    if (local) {
      side.setLocalDescription(description, observer);
    } else {
      side.setRemoteDescription(description, observer);
    }
    result.get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    for (RTCDataChannel channel : new RTCDataChannel[] {near, far}) {
      channel.unregisterObserver();
      channel.close();
      try {
        channel.dispose();
      } catch (Error e) {
        // The library's way to say that the connection still refers to it.
        System.err.println("The bare library's channel lives on: " + e.getMessage());
      }
    }
    sides[0].close();
    sides[1].close();
  }
}
