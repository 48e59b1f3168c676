package dev.parley.channel.internal;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.parley.channel.Message;
import dev.parley.peer.internal.Callbacks;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a channel's callbacks: copies, hands over, throws nothing. The library never frees an
 * observer, so that this one lets go of its channel when it is detached.
 */
final class ChannelObserver implements RTCDataChannelObserver {

  private volatile @Nullable NativeDataChannel target;

  private final ChannelHandle handle;

  ChannelObserver(NativeDataChannel target, ChannelHandle handle) {
    this.target = target;
    this.handle = handle;
  }

  void detach() {
    target = null;
  }

  @Override
  public void onBufferedAmountChange(long previousAmount) {
    // The library never calls it; the outbox asks instead.
  }

  @Override
  public void onStateChange() {
    Callbacks.guard(
        "onStateChange",
        () -> {
          handle.stateChanged();
          NativeDataChannel channel = target;
          if (channel != null) {
            channel.onNativeState();
          }
        });
  }

  @Override
  public void onMessage(RTCDataChannelBuffer buffer) {
    Callbacks.guard(
        "onMessage",
        () -> {
          NativeDataChannel channel = target;
          if (channel != null) {
            channel.onNativeMessage(copy(buffer));
          }
        });
  }

  /** The buffer is native memory, freed when the callback returns. */
  private static Message copy(RTCDataChannelBuffer buffer) {
    ByteBuffer data = buffer.data;
    byte[] bytes = new byte[data == null ? 0 : data.remaining()];
    if (data != null) {
      data.get(bytes);
    }
    return buffer.binary ? Message.binary(bytes) : Message.utf8(bytes);
  }
}
