package dev.parley.peer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stream that is received: the dictionaries RTCReceivedRtpStreamStats and
 * RTCInboundRtpStreamStats of W3C webrtc-stats. Counters grow from the beginning of the stream; of
 * a stream of the other kind, and of what the library does not tell, numbers are 0.
 *
 * @param timestamp when the figures were taken
 * @param kind {@code audio} or {@code video}
 * @param mid the media section, RFC 8843; empty if not known
 * @param trackId the identifier of the remote track
 * @param ssrc the synchronization source, RFC 3550
 * @param codec such as {@code audio/opus}; empty until packets came
 * @param packets packets received
 * @param packetsLost packets lost; below 0 if more duplicates came than were lost
 * @param bytes payload received, headers excluded
 * @param jitter of the packets' arrival
 * @param framesDecoded pictures
 * @param framesDropped pictures that came and were not shown
 * @param framesPerSecond pictures decoded in the last second
 * @param width of the last picture, in pixels
 * @param height of the last picture, in pixels
 * @param concealedSamples samples of sound that were made up in place of lost ones
 */
public record InboundRtp(
    Instant timestamp,
    String kind,
    String mid,
    String trackId,
    long ssrc,
    String codec,
    long packets,
    long packetsLost,
    long bytes,
    Duration jitter,
    long framesDecoded,
    long framesDropped,
    double framesPerSecond,
    int width,
    int height,
    long concealedSamples) {

  /**
   * Bits of payload a second since an earlier look at the same stream; 0 if there is none, if it is
   * another stream's, or if no time has passed.
   */
  public double bitrateSince(@Nullable InboundRtp earlier) {
    return earlier == null || earlier.ssrc != ssrc
        ? 0
        : OutboundRtp.bitrate(bytes - earlier.bytes, earlier.timestamp, timestamp);
  }
}
