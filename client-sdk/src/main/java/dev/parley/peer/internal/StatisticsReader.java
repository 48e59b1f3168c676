package dev.parley.peer.internal;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.peer.PeerStatistics;
import dev.parley.peer.PeerStatistics.Candidate;
import dev.parley.peer.PeerStatistics.SelectedPair;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the library's report. Its numbers come as whatever type they have natively, unsigned ones
 * as {@code BigInteger}, so all are read as {@link Number}.
 */
final class StatisticsReader {

  private final Map<String, RTCStats> all;

  StatisticsReader(RTCStatsReport report) {
    this.all = report.getStats();
  }

  PeerStatistics read() {
    long sent = 0;
    long received = 0;
    @Nullable SelectedPair pair = null;
    for (RTCStats stats : all.values()) {
      if (stats.getType() == RTCStatsType.TRANSPORT) {
        sent += number(stats, "bytesSent");
        received += number(stats, "bytesReceived");
        pair = pair == null ? pair(text(stats, "selectedCandidatePairId")) : pair;
      }
    }
    RtpStatistics streams = new RtpStatistics(all);
    return new PeerStatistics(
        Optional.ofNullable(pair), sent, received, streams.inbound(), streams.outbound());
  }

  private @Nullable SelectedPair pair(String id) {
    RTCStats stats = all.get(id);
    if (stats == null) {
      return null;
    }
    Double seconds = decimal(stats, "currentRoundTripTime");
    return new SelectedPair(
        candidate(text(stats, "localCandidateId")),
        candidate(text(stats, "remoteCandidateId")),
        seconds == null ? null : Duration.ofNanos(Math.round(seconds * 1e9)),
        decimal(stats, "availableOutgoingBitrate"));
  }

  private Candidate candidate(String id) {
    RTCStats stats = all.get(id);
    if (stats == null) {
      return new Candidate("", "", "", 0);
    }
    return new Candidate(
        text(stats, "candidateType"),
        text(stats, "protocol"),
        text(stats, "address"),
        (int) number(stats, "port"));
  }

  private static String text(RTCStats stats, String name) {
    Object value = stats.getAttributes().get(name);
    return value == null ? "" : value.toString();
  }

  private static long number(RTCStats stats, String name) {
    return stats.getAttributes().get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static @Nullable Double decimal(RTCStats stats, String name) {
    return stats.getAttributes().get(name) instanceof Number number
        ? (Double) number.doubleValue()
        : null;
  }
}
