package dev.parley.peer.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;

/** What the native connection reports, led to where it belongs; nothing after the end. */
final class NativeEvents implements PeerEvents {

  private final PeerCore core;

  NativeEvents(PeerCore core) {
    this.core = core;
  }

  @Override
  public void onConnectionState(RTCPeerConnectionState state) {
    if (core.isEnding()) {
      return;
    }
    switch (state) {
      case CONNECTED -> core.pathFound();
      case DISCONNECTED -> core.pathSilent();
      case FAILED -> core.pathFailed();
      case NEW, CONNECTING, CLOSED -> {
        // A restart shows CONNECTING, but the peer stays lost until it is found.
      }
    }
  }

  @Override
  public void onGatheringState(RTCIceGatheringState state) {
    if (!core.isEnding() && state == RTCIceGatheringState.COMPLETE) {
      core.localCandidates.gatheringComplete();
    }
  }

  @Override
  public void onLocalCandidate(RTCIceCandidate candidate) {
    if (!core.isEnding()) {
      core.localCandidates.add(candidate);
    }
  }

  @Override
  public void onCandidateError(String description) {
    core.iceErrors.add(description);
  }

  @Override
  public void onDataChannel(RTCDataChannel channel) {
    if (core.isEnding() || core.parts.offer(part -> part.onDataChannel(channel))) {
      return;
    }
    // Left alone, it would keep its connection in memory.
    PeerParts.guarded("Closing a channel that nobody takes", channel::close);
    PeerParts.guarded("Disposing a channel that nobody takes", channel::dispose);
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    if (!core.isEnding()) {
      core.parts.each("onTrack", part -> part.onTrack(transceiver));
    }
  }
}
