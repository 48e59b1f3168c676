package dev.parley;

import dev.parley.channel.DataChannelOptions;
import dev.parley.media.MediaTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How to connect, and what the session's first offer contains.
 *
 * @param deadline within which the connect succeeds or fails
 * @param channels data channels to open with the session
 * @param tracks audio and video tracks to send; for each, the peer may send one of its own
 * @param receiveAudio whether to ask for the peer's audio without sending any
 * @param receiveVideo likewise its video
 * @param acceptNewMaster whether a master may have another identity than the one known, which is
 *     then known in its place
 */
public record ConnectOptions(
    Duration deadline,
    List<ChannelSpec> channels,
    List<MediaTrack> tracks,
    boolean receiveAudio,
    boolean receiveVideo,
    boolean acceptNewMaster) {

  /** The label of the data channel that is opened by default. */
  public static final String DEFAULT_LABEL = "parley";

  private static final ConnectOptions DEFAULTS =
      new ConnectOptions(
          Duration.ofSeconds(30),
          List.of(new ChannelSpec(DEFAULT_LABEL, DataChannelOptions.DEFAULT)),
          List.of(),
          false,
          false,
          false);

  public ConnectOptions {
    if (deadline.isZero() || deadline.isNegative()) {
      throw new IllegalArgumentException("a deadline is longer than nothing, not " + deadline);
    }
    channels = List.copyOf(channels);
    tracks = List.copyOf(tracks);
  }

  /** 30 seconds, one data channel labelled {@value #DEFAULT_LABEL}, no media. */
  public static ConnectOptions defaults() {
    return DEFAULTS;
  }

  public ConnectOptions withDeadline(Duration newDeadline) {
    return new ConnectOptions(
        newDeadline, channels, tracks, receiveAudio, receiveVideo, acceptNewMaster);
  }

  /** One more data channel. */
  public ConnectOptions withChannel(String label, DataChannelOptions options) {
    List<ChannelSpec> more = new ArrayList<>(channels);
    more.add(new ChannelSpec(label, options));
    return new ConnectOptions(deadline, more, tracks, receiveAudio, receiveVideo, acceptNewMaster);
  }

  /** No data channel, not even the default one. */
  public ConnectOptions withoutChannels() {
    return new ConnectOptions(
        deadline, List.of(), tracks, receiveAudio, receiveVideo, acceptNewMaster);
  }

  /** One more track to send: an {@code AudioTrack} or a {@code VideoTrack}. */
  public ConnectOptions withTrack(MediaTrack track) {
    List<MediaTrack> more = new ArrayList<>(tracks);
    more.add(track);
    return new ConnectOptions(
        deadline, channels, more, receiveAudio, receiveVideo, acceptNewMaster);
  }

  /** Which of the peer's media to ask for without sending any. */
  public ConnectOptions withMedia(boolean audio, boolean video) {
    return new ConnectOptions(deadline, channels, tracks, audio, video, acceptNewMaster);
  }

  /** A master that has changed its identity is accepted; its owner should have confirmed it. */
  public ConnectOptions withAcceptNewMaster() {
    return new ConnectOptions(deadline, channels, tracks, receiveAudio, receiveVideo, true);
  }
}
