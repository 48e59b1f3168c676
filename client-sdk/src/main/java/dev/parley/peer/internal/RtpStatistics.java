package dev.parley.peer.internal;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.peer.InboundRtp;
import dev.parley.peer.OutboundRtp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the streams of the library's report, in the order of their media sections, which we number.
 */
final class RtpStatistics {
  private final Map<String, RTCStats> all;

  RtpStatistics(Map<String, RTCStats> all) {
    this.all = all;
  }

  List<InboundRtp> inbound() {
    return of(RTCStatsType.INBOUND_RTP)
        .map(this::inbound)
        .sorted(
            Comparator.<InboundRtp>comparingInt(stream -> stream.mid().length())
                .thenComparing(InboundRtp::mid)
                .thenComparing(InboundRtp::ssrc))
        .toList();
  }

  List<OutboundRtp> outbound() {
    return of(RTCStatsType.OUTBOUND_RTP)
        .map(this::outbound)
        .sorted(
            Comparator.<OutboundRtp>comparingInt(stream -> stream.mid().length())
                .thenComparing(OutboundRtp::mid)
                .thenComparing(OutboundRtp::ssrc))
        .toList();
  }

  private Stream<RTCStats> of(RTCStatsType type) {
    return all.values().stream().filter(stats -> stats.getType() == type);
  }

  private InboundRtp inbound(RTCStats stats) {
    return new InboundRtp(
        timestamp(stats),
        text(stats, "kind"),
        text(stats, "mid"),
        text(stats, "trackIdentifier"),
        number(stats, "ssrc"),
        text(all.get(text(stats, "codecId")), "mimeType"),
        number(stats, "packetsReceived"),
        number(stats, "packetsLost"),
        number(stats, "bytesReceived"),
        seconds(decimal(stats, "jitter")),
        number(stats, "framesDecoded"),
        number(stats, "framesDropped"),
        decimal(stats, "framesPerSecond"),
        (int) number(stats, "frameWidth"),
        (int) number(stats, "frameHeight"),
        number(stats, "concealedSamples"));
  }

  private OutboundRtp outbound(RTCStats stats) {
    return new OutboundRtp(
        timestamp(stats),
        text(stats, "kind"),
        text(stats, "mid"),
        text(all.get(text(stats, "mediaSourceId")), "trackIdentifier"),
        number(stats, "ssrc"),
        text(all.get(text(stats, "codecId")), "mimeType"),
        number(stats, "packetsSent"),
        number(stats, "bytesSent"),
        number(stats, "framesEncoded"),
        decimal(stats, "framesPerSecond"),
        (int) number(stats, "frameWidth"),
        (int) number(stats, "frameHeight"),
        has(stats, "targetBitrate") ? (Double) decimal(stats, "targetBitrate") : null,
        report(all.get(text(stats, "remoteId"))));
  }

  private static OutboundRtp.@Nullable Report report(@Nullable RTCStats remote) {
    if (remote == null) {
      return null;
    }
    return new OutboundRtp.Report(
        number(remote, "packetsLost"),
        seconds(decimal(remote, "jitter")),
        has(remote, "roundTripTime") ? seconds(decimal(remote, "roundTripTime")) : null);
  }

  /** In microseconds, as the library has it. */
  private static Instant timestamp(RTCStats stats) {
    return Instant.EPOCH.plus(stats.getTimestamp(), ChronoUnit.MICROS);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static String text(@Nullable RTCStats stats, String name) {
    Object value = stats == null ? null : stats.getAttributes().get(name);
    return value == null ? "" : value.toString();
  }

  private static boolean has(RTCStats stats, String name) {
    return stats.getAttributes().get(name) instanceof Number;
  }

  private static long number(RTCStats stats, String name) {
    return stats.getAttributes().get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static double decimal(RTCStats stats, String name) {
    return stats.getAttributes().get(name) instanceof Number number ? number.doubleValue() : 0;
  }
}
