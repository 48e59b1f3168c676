package dev.parley.benchmarks;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCSessionDescription;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Two connections of the bare library that hand each other their descriptions: the limit. */
final class RawPair extends Pipe {
  /** As much as the SDK lets the library queue. */
  private static final long MOST_BUFFERED = 4 << 20;

  /** After how many bytes the library is asked again what it has queued: asking is slow. */
  private static final int ASK_AFTER = 64 << 10;

  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(100);

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "raw-pair");
            thread.setDaemon(true);
            return thread;
          });
  private final RawSide left;
  private final RawSide right;
  private final RTCDataChannel near;
  private final RTCDataChannel far;
  private int notAsked;

  RawPair(PeerConnectionFactory factory) {
    left = new RawSide(factory, executor);
    right = new RawSide(factory, executor);
    near = left.connection.createDataChannel("raw", new RTCDataChannelInit());
    CompletableFuture<Boolean> open = new CompletableFuture<>();
    near.registerObserver(
        new Observer() {
          @Override
          public void onStateChange() {
            if (near.getState() == RTCDataChannelState.OPEN) {
              open.complete(true);
            }
          }
        });
    RTCSessionDescription offer = left.offer();
    left.local(offer);
    right.remote(offer);
    RTCSessionDescription answer = right.answer();
    right.local(answer);
    left.remote(answer);
    left.join(right);
    right.join(left);
    far = RawSide.done(right.channel);
    far.registerObserver(
        new Observer() {
          @Override
          public void onMessage(RTCDataChannelBuffer buffer) {
            byte[] copy = new byte[buffer.data.remaining()];
            buffer.data.get(copy);
            received.addAndGet(copy.length);
          }
        });
    RawSide.done(open);
  }

  /** Hears nothing. */
  private static class Observer implements RTCDataChannelObserver {
    @Override
    public void onBufferedAmountChange(long previousAmount) {}

    @Override
    public void onStateChange() {}

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {}
  }

  @Override
  void send(byte[] message) {
    notAsked += message.length;
    if (notAsked >= ASK_AFTER) {
      notAsked = 0;
      while (near.getBufferedAmount() > MOST_BUFFERED) {
        LockSupport.parkNanos(PAUSE);
      }
    }
    try {
      near.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
    } catch (Exception e) {
      throw new IllegalStateException("the bare library refused a message", e);
    }
  }

  @Override
  public void close() {
    RawSide.done(CompletableFuture.runAsync(this::closeNow, executor));
    executor.shutdown();
  }

  private void closeNow() {
    near.unregisterObserver();
    far.unregisterObserver();
    near.close();
    left.connection.close();
    right.connection.close();
  }
}
