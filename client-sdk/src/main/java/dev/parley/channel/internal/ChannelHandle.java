package dev.parley.channel.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native channel. Every native call is made under its lock and none after {@link #dispose()},
 * since the peer's executor and the sender use it at the same time and a call that comes too late
 * would end the JVM. No callback may take this lock: the calls wait for the callbacks' thread.
 */
final class ChannelHandle {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelHandle.class);

  private final RTCDataChannel channel;
  private boolean disposed;
  private boolean observed;

  /** Asking for the state costs as much as sending, so it is asked only after it changed. */
  private volatile boolean stateKnownOpen;

  ChannelHandle(RTCDataChannel channel) {
    this.channel = channel;
  }

  /** To be called once: the library keeps every observer it was ever given. */
  synchronized void observe(RTCDataChannelObserver observer) {
    if (!disposed && !observed) {
      observed = true;
      channel.registerObserver(observer);
    }
  }

  /** The state may be another from now on; may be called in callbacks. */
  void stateChanged() {
    stateKnownOpen = false;
  }

  synchronized RTCDataChannelState state() {
    return disposed ? RTCDataChannelState.CLOSED : channel.getState();
  }

  synchronized int id() {
    return disposed ? -1 : channel.getId();
  }

  synchronized String label() {
    return disposed ? "" : text(channel.getLabel());
  }

  synchronized String protocol() {
    return disposed ? "" : text(channel.getProtocol());
  }

  /** The library's word for an empty string is null. */
  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  synchronized boolean isOrdered() {
    return disposed || channel.isOrdered();
  }

  synchronized boolean isReliable() {
    return disposed || channel.isReliable();
  }

  synchronized long bufferedAmount() {
    return disposed ? 0 : channel.getBufferedAmount();
  }

  /**
   * Hands a message over, if the channel is open. The library tells nothing about what becomes of
   * it, so its queue must never be near full.
   *
   * @param bytes sent whole: the library ignores position and limit of a buffer
   * @return false if the channel is not open
   */
  synchronized boolean send(byte[] bytes, boolean binary) {
    if (disposed || !isOpen()) {
      return false;
    }
    try {
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(bytes), binary));
      return true;
    } catch (Exception e) {
      LOG.debug("A message was not taken", e);
      return false;
    }
  }

  private boolean isOpen() {
    if (!stateKnownOpen) {
      // Set first: a change that comes after the question must not be forgotten.
      stateKnownOpen = true;
      if (channel.getState() != RTCDataChannelState.OPEN) {
        stateKnownOpen = false;
      }
    }
    return stateKnownOpen;
  }

  synchronized void close() {
    stateKnownOpen = false;
    if (!disposed) {
      channel.close();
    }
  }

  /** Closes the channel and lets go of it. */
  synchronized void dispose() {
    if (disposed) {
      return;
    }
    disposed = true;
    if (observed) {
      channel.unregisterObserver();
    }
    channel.close();
    try {
      channel.dispose();
    } catch (RuntimeException | Error e) {
      // The library throws an Error when the connection still refers to the channel; our reference
      // is dropped all the same.
      LOG.trace("A data channel lives on in its connection: {}", e.getMessage());
    }
  }
}
