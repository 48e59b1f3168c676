package dev.parley.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a data channel is made with (W3C {@code RTCDataChannelInit}).
 *
 * @param protocol names and versions what runs on the channel; empty for raw messages, {@code
 *     parley/1…} for this SDK's own
 * @param ordered whether messages arrive in the order in which they were sent
 * @param maxRetransmits how often a lost message is sent again at most; null for no limit
 * @param maxPacketLifeTime how long, from its sending, a lost message is sent again; null for no
 *     limit. At most one of the two limits may be set
 * @param sendQueueLimit bytes that may wait in this channel's own queue before {@link
 *     DataChannel#send} refuses
 * @param receiveQueueLimit bytes that may wait for the application's listener before the channel is
 *     closed with an error, since nothing in raw WebRTC can slow a sender down
 */
public record DataChannelOptions(
    String protocol,
    boolean ordered,
    @Nullable Integer maxRetransmits,
    @Nullable Duration maxPacketLifeTime,
    long sendQueueLimit,
    long receiveQueueLimit) {

  /** Reliable, ordered, raw; 16 MiB may wait to be sent, 64 MiB to be heard. */
  public static final DataChannelOptions DEFAULT =
      new DataChannelOptions("", true, null, null, 16L << 20, 64L << 20);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if they contradict each other or are out of range
   */
  public DataChannelOptions {
    requireNonNull(protocol, "protocol");
    if (maxRetransmits != null && maxPacketLifeTime != null) {
      throw new IllegalArgumentException(
          "Only one of maxRetransmits and maxPacketLifeTime may be set (RFC 8832 section 5.1)");
    }
    if (maxRetransmits != null && (maxRetransmits < 0 || maxRetransmits > 65_535)) {
      throw new IllegalArgumentException("maxRetransmits must be 0 to 65535");
    }
    if (maxPacketLifeTime != null
        && (maxPacketLifeTime.isNegative() || maxPacketLifeTime.toMillis() > 65_535)) {
      throw new IllegalArgumentException("maxPacketLifeTime must be 0 to 65535 ms");
    }
    if (sendQueueLimit < 1 || receiveQueueLimit < 1) {
      throw new IllegalArgumentException("The limits of the queues must be at least 1 byte");
    }
  }

  /** The same with another protocol. */
  public DataChannelOptions withProtocol(String other) {
    return new DataChannelOptions(
        other, ordered, maxRetransmits, maxPacketLifeTime, sendQueueLimit, receiveQueueLimit);
  }

  /** The same without a promise of order. */
  public DataChannelOptions unordered() {
    return new DataChannelOptions(
        protocol, false, maxRetransmits, maxPacketLifeTime, sendQueueLimit, receiveQueueLimit);
  }

  /** The same with lost messages sent again so many times at most. */
  public DataChannelOptions withMaxRetransmits(int times) {
    return new DataChannelOptions(
        protocol, ordered, times, null, sendQueueLimit, receiveQueueLimit);
  }

  /** The same with lost messages sent again during that time only. */
  public DataChannelOptions withMaxPacketLifeTime(Duration time) {
    return new DataChannelOptions(protocol, ordered, null, time, sendQueueLimit, receiveQueueLimit);
  }

  /** The same with other limits, in bytes. */
  public DataChannelOptions withQueueLimits(long send, long receive) {
    return new DataChannelOptions(
        protocol, ordered, maxRetransmits, maxPacketLifeTime, send, receive);
  }
}
