package dev.parley.media;

import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.parley.peer.internal.Change;
import dev.parley.peer.internal.NativePeer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Another direction for all media of some kinds. */
final class Turning implements Change {
  private final NativePeer peer;
  private final Set<TrackKind> kinds;
  private final MediaDirection direction;
  private final Map<String, RTCRtpTransceiverDirection> former = new HashMap<>();

  Turning(NativePeer peer, Set<TrackKind> kinds, MediaDirection direction) {
    this.peer = peer;
    this.kinds = Set.copyOf(kinds);
    this.direction = direction;
  }

  @Override
  public void apply() {
    for (TrackKind kind : kinds) {
      for (RTCRtpTransceiver one : Transceivers.live(peer.connection().open(), kind)) {
        former.putIfAbsent(Transceivers.mid(one), one.getDirection());
        boolean sends = direction.sends() && one.getSender().getTrack() != null;
        one.setDirection(Transceivers.direction(sends, direction.receives()));
      }
    }
  }

  @Override
  public void undo() {
    former.forEach(
        (mid, before) -> {
          RTCRtpTransceiver one = Transceivers.of(peer.connection().open(), mid);
          if (one != null && Transceivers.isLive(one)) {
            one.setDirection(before);
          }
        });
    former.clear();
  }
}
