package dev.parley.peer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a peer connection (W3C webrtc-stats).
 *
 * @param selectedPair the path in use; empty while there is none
 * @param bytesSent bytes sent on the transports, headers of IP and UDP excluded
 * @param bytesReceived bytes received, likewise
 * @param inbound the streams of sound and pictures that are received, by media section;
 *     unmodifiable
 * @param outbound those that are sent, likewise
 */
public record PeerStatistics(
    Optional<SelectedPair> selectedPair,
    long bytesSent,
    long bytesReceived,
    List<InboundRtp> inbound,
    List<OutboundRtp> outbound) {

  /**
   * The candidate pair in use.
   *
   * @param local this side's candidate
   * @param remote the other side's candidate
   * @param roundTripTime the last one measured; null if none was yet
   * @param availableOutgoingBitrate estimate in bits per second; null if there is none
   */
  public record SelectedPair(
      Candidate local,
      Candidate remote,
      @Nullable Duration roundTripTime,
      @Nullable Double availableOutgoingBitrate) {

    /** Whether either side goes through a TURN server. */
    public boolean isRelayed() {
      return local.type().equals("relay") || remote.type().equals("relay");
    }
  }

  /**
   * One end of the pair.
   *
   * @param type {@code host}, {@code srflx}, {@code prflx} or {@code relay}
   * @param protocol {@code udp} or {@code tcp}
   * @param address IP address; empty if the library does not tell
   * @param port port number, 0 if unknown
   */
  public record Candidate(String type, String protocol, String address, int port) {}
}
