package dev.parley.peer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stream that is sent, and what the other side reports of it: the dictionaries
 * RTCOutboundRtpStreamStats and RTCRemoteInboundRtpStreamStats of W3C webrtc-stats. Counters grow
 * from the beginning of the stream; of a stream of the other kind, and of what the library does not
 * tell, numbers are 0.
 *
 * @param timestamp when the figures were taken
 * @param kind {@code audio} or {@code video}
 * @param mid the media section, RFC 8843; empty if not known
 * @param trackId the identifier of the local track; empty if none is sent at present
 * @param ssrc the synchronization source, RFC 3550
 * @param codec such as {@code video/VP8}; empty until packets were sent
 * @param packets packets sent, repeated ones included
 * @param bytes payload sent, headers excluded
 * @param framesEncoded pictures
 * @param framesPerSecond pictures encoded in the last second
 * @param width of the last picture, in pixels
 * @param height of the last picture, in pixels
 * @param targetBitrate what the encoder aims at, in bits per second; null if there is none
 * @param reported what the other side reports; null before its first report
 */
public record OutboundRtp(
    Instant timestamp,
    String kind,
    String mid,
    String trackId,
    long ssrc,
    String codec,
    long packets,
    long bytes,
    long framesEncoded,
    double framesPerSecond,
    int width,
    int height,
    @Nullable Double targetBitrate,
    @Nullable Report reported) {

  /**
   * What the other side says of a stream, RFC 3550 section 6.4.
   *
   * @param packetsLost packets lost on the way; below 0 if more duplicates came than were lost
   * @param jitter of the packets' arrival
   * @param roundTripTime the last one measured; null if none was yet
   */
  public record Report(long packetsLost, Duration jitter, @Nullable Duration roundTripTime) {}

  /**
   * Bits of payload a second since an earlier look at the same stream; 0 if there is none, if it is
   * another stream's, or if no time has passed.
   */
  public double bitrateSince(@Nullable OutboundRtp earlier) {
    return earlier == null || earlier.ssrc != ssrc
        ? 0
        : bitrate(bytes - earlier.bytes, earlier.timestamp, timestamp);
  }

  static double bitrate(long bytes, Instant from, Instant to) {
    double seconds = Duration.between(from, to).toNanos() / 1e9;
    return seconds > 0 ? Math.max(0, bytes) * 8 / seconds : 0;
  }
}
