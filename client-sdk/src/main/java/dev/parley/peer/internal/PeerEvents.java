package dev.parley.peer.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;

/** What the native connection reports, on the peer's executor. */
interface PeerEvents {

  void onConnectionState(RTCPeerConnectionState state);

  void onGatheringState(RTCIceGatheringState state);

  void onLocalCandidate(RTCIceCandidate candidate);

  /** An ICE server failed, for messages: such as {@code turn:… : 401 Unauthorized}. */
  void onCandidateError(String description);

  void onDataChannel(RTCDataChannel channel);

  void onTrack(RTCRtpTransceiver transceiver);
}
