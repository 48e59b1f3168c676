package dev.parley.peer.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.parley.peer.PeerState;
import dev.parley.sdp.SessionDescription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a package above (channels, media) adds to a peer. Every method is called on the peer's
 * executor; none may block or call the application.
 */
public interface PeerPart {

  /**
   * The other side opened a channel. Whoever takes it owns it and disposes it; one that nobody
   * takes is closed.
   *
   * @return whether it was taken
   */
  default boolean onDataChannel(RTCDataChannel channel) {
    return false;
  }

  /**
   * The other side's track is there. The wrapper holds no reference: it may be used within this
   * call only, and what it leads to until the next negotiation or {@link #release()}.
   */
  default void onTrack(RTCRtpTransceiver transceiver) {}

  /**
   * The other side's description is about to be applied, after which what it removes is gone: let
   * go of it now. It may still turn out that the description cannot be applied.
   */
  default void onRemoteDescriptionComing(SessionDescription description) {}

  /** The other side's description was applied; called after each negotiation. */
  default void onRemoteDescription(SessionDescription description) {}

  /** The peer's state changed. */
  default void onState(PeerState state) {}

  /** The peer closes in an orderly way: complete when what was sent is delivered. */
  default CompletionStage<Void> flush() {
    return CompletableFuture.completedFuture(null);
  }

  /** Let go of native objects that must go before the connection is closed. */
  default void release() {}

  /** The connection is closed: let go of the rest. */
  default void released() {}
}
