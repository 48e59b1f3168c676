package dev.parley.media;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transceivers of a connection. The library's wrappers hold no reference: they are looked up
 * anew for every step and not kept.
 */
final class Transceivers {

  private Transceivers() {}

  /** The one that sends a native track; null if none does. */
  static @Nullable RTCRtpTransceiver sending(RTCPeerConnection connection, String trackId) {
    for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
      MediaStreamTrack track = transceiver.getSender().getTrack();
      if (track != null && track.getId().equals(trackId)) {
        return transceiver;
      }
    }
    return null;
  }

  /** One that is part of the session and has no track to send; null if there is none. */
  static @Nullable RTCRtpTransceiver free(RTCPeerConnection connection, TrackKind kind) {
    for (RTCRtpTransceiver transceiver : live(connection, kind)) {
      if (transceiver.getSender().getTrack() == null) {
        return transceiver;
      }
    }
    return null;
  }

  /** Those that are part of the session. */
  static List<RTCRtpTransceiver> live(RTCPeerConnection connection, TrackKind kind) {
    List<RTCRtpTransceiver> live = new ArrayList<>();
    for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
      if (isOf(transceiver, kind) && isLive(transceiver)) {
        live.add(transceiver);
      }
    }
    return live;
  }

  static @Nullable RTCRtpTransceiver of(RTCPeerConnection connection, String mid) {
    for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
      if (mid.equals(mid(transceiver))) {
        return transceiver;
      }
    }
    return null;
  }

  /** The name of its content; empty if it has none. */
  static String mid(RTCRtpTransceiver transceiver) {
    String mid = transceiver.getMid();
    return mid == null ? "" : mid;
  }

  /** Whether it has a content, which is not about to be removed. */
  static boolean isLive(RTCRtpTransceiver transceiver) {
    return !transceiver.stopped()
        && !mid(transceiver).isEmpty()
        && transceiver.getDirection() != RTCRtpTransceiverDirection.STOPPED;
  }

  private static boolean isOf(RTCRtpTransceiver transceiver, TrackKind kind) {
    boolean audio =
        transceiver.getReceiver().getTrack() instanceof dev.onvoid.webrtc.media.audio.AudioTrack;
    return audio == (kind == TrackKind.AUDIO);
  }

  static RTCRtpTransceiverDirection direction(boolean sends, boolean receives) {
    if (sends) {
      return receives ? RTCRtpTransceiverDirection.SEND_RECV : RTCRtpTransceiverDirection.SEND_ONLY;
    }
    return receives ? RTCRtpTransceiverDirection.RECV_ONLY : RTCRtpTransceiverDirection.INACTIVE;
  }

  static boolean receives(RTCRtpTransceiverDirection direction) {
    return direction == RTCRtpTransceiverDirection.SEND_RECV
        || direction == RTCRtpTransceiverDirection.RECV_ONLY;
  }
}
