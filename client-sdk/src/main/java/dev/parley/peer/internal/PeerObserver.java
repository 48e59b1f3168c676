package dev.parley.peer.internal;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import java.util.concurrent.Executor;

/**
 * Hands the native callbacks over to the peer's executor. It makes no native call, since one from
 * here would wait for the thread it runs on, and lets nothing be thrown, since that would end the
 * JVM.
 */
final class PeerObserver implements PeerConnectionObserver {

  private final Executor executor;
  private final PeerEvents events;

  PeerObserver(Executor executor, PeerEvents events) {
    this.executor = executor;
    this.events = events;
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState state) {
    handOver("onConnectionChange", () -> events.onConnectionState(state));
  }

  @Override
  public void onIceGatheringChange(RTCIceGatheringState state) {
    handOver("onIceGatheringChange", () -> events.onGatheringState(state));
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    handOver("onIceCandidate", () -> events.onLocalCandidate(candidate));
  }

  @Override
  public void onIceCandidateError(RTCPeerConnectionIceErrorEvent event) {
    handOver(
        "onIceCandidateError",
        () ->
            events.onCandidateError(
                event.getUrl() + ": " + event.getErrorCode() + " " + event.getErrorText()));
  }

  @Override
  public void onDataChannel(RTCDataChannel channel) {
    handOver("onDataChannel", () -> events.onDataChannel(channel));
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    handOver("onTrack", () -> events.onTrack(transceiver));
  }

  private void handOver(String callback, Runnable task) {
    Callbacks.guard(callback, () -> executor.execute(task));
  }
}
