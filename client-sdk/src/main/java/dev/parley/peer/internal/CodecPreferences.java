package dev.parley.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.RtpMap;
import dev.parley.sdp.SessionDescription;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few codecs that this SDK asks for: Opus; VP8, VP9, H.264 and AV1 in one profile each, with
 * retransmission. A full list costs several kilobytes in every offer and is never used.
 */
final class CodecPreferences {

  private static final Logger LOG = LoggerFactory.getLogger(CodecPreferences.class);

  private final Map<MediaType, List<RTCRtpCodecCapability>> preferred =
      new EnumMap<>(MediaType.class);

  CodecPreferences(PeerConnectionFactory factory) {
    for (MediaType kind : List.of(MediaType.AUDIO, MediaType.VIDEO)) {
      List<RTCRtpCodecCapability> few =
          factory.getRtpReceiverCapabilities(kind).getCodecs().stream()
              .filter(codec -> isWanted(codec.getName(), codec.getSDPFmtp()))
              .toList();
      preferred.put(kind, few);
    }
  }

  /**
   * Sets the preferences of all transceivers.
   *
   * @param offered what the other side offers; contents with none of our codecs are left alone, so
   *     that whatever both sides know is used. Null if the offer is ours
   */
  void apply(RTCPeerConnection connection, @Nullable SessionDescription offered) {
    for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
      if (transceiver.stopped()) {
        continue;
      }
      MediaType kind = kind(transceiver.getReceiver().getTrack());
      List<RTCRtpCodecCapability> few = preferred.getOrDefault(kind, List.of());
      if (!few.isEmpty() && (offered == null || offers(offered, transceiver.getMid(), few))) {
        set(transceiver, few);
      }
    }
  }

  static boolean isWanted(String name, Map<String, String> fmtp) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "opus", "vp8", "rtx" -> true;
      case "vp9" -> fmtp.getOrDefault("profile-id", "0").equals("0");
      case "av1" -> fmtp.getOrDefault("profile", "0").equals("0");
      // Constrained baseline, which every H.264 endpoint has (RFC 7742 section 6.2).
      case "h264" ->
          fmtp.getOrDefault("profile-level-id", "").toLowerCase(Locale.ROOT).startsWith("42e0")
              && fmtp.getOrDefault("packetization-mode", "0").equals("1");
      default -> false;
    };
  }

  private static void set(RTCRtpTransceiver transceiver, List<RTCRtpCodecCapability> few) {
    try {
      transceiver.setCodecPreferences(few);
    } catch (RuntimeException | Error e) {
      // The library throws an Error; the full list still works.
      LOG.debug("Cannot set the codec preferences: {}", e.getMessage());
    }
  }

  private static MediaType kind(MediaStreamTrack track) {
    return track instanceof AudioTrack ? MediaType.AUDIO : MediaType.VIDEO;
  }

  private static boolean offers(
      SessionDescription offered, @Nullable String mid, List<RTCRtpCodecCapability> few) {
    MediaDescription section = mid == null ? null : offered.media(mid);
    return section != null
        && section.all(RtpMap.class).stream()
            .anyMatch(
                map ->
                    few.stream()
                        .anyMatch(
                            codec ->
                                !codec.getName().equalsIgnoreCase("rtx")
                                    && codec.getName().equalsIgnoreCase(map.encoding())));
  }
}
