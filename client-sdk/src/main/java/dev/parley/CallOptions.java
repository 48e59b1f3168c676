package dev.parley;

import dev.parley.channel.DataChannelOptions;
import dev.parley.media.MediaTrack;
import dev.parley.media.TrackKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How to call a person, and what the call is about.
 *
 * @param ringing how long the person's devices may ring before the call is retracted
 * @param connecting how long the session may take once a device has answered
 * @param tracks audio and video tracks to send; for each, the person may send one
 * @param receiveAudio whether to ask for the person's audio without sending any
 * @param receiveVideo likewise the video
 * @param channels data channels to open with the session, if the device that answers knows them:
 *     clients such as Dino refuse a whole session with data in it, so to others none is offered
 */
public record CallOptions(
    Duration ringing,
    Duration connecting,
    List<MediaTrack> tracks,
    boolean receiveAudio,
    boolean receiveVideo,
    List<ChannelSpec> channels) {

  private static final CallOptions DEFAULTS =
      new CallOptions(
          Duration.ofSeconds(60), Duration.ofSeconds(30), List.of(), false, false, List.of());

  public CallOptions {
    requirePositive("ringing", ringing);
    requirePositive("connecting", connecting);
    tracks = List.copyOf(tracks);
    channels = List.copyOf(channels);
  }

  /** 60 seconds to ring and 30 to connect; what the call is about is to be added. */
  public static CallOptions defaults() {
    return DEFAULTS;
  }

  /** Another time to ring. */
  public CallOptions withRinging(Duration newRinging) {
    return new CallOptions(newRinging, connecting, tracks, receiveAudio, receiveVideo, channels);
  }

  /** Another time to connect. */
  public CallOptions withConnecting(Duration newConnecting) {
    return new CallOptions(ringing, newConnecting, tracks, receiveAudio, receiveVideo, channels);
  }

  /** One more track to send: an {@code AudioTrack} or a {@code VideoTrack}. */
  public CallOptions withTrack(MediaTrack track) {
    List<MediaTrack> more = new ArrayList<>(tracks);
    more.add(track);
    return new CallOptions(ringing, connecting, more, receiveAudio, receiveVideo, channels);
  }

  /** Which of the person's media to ask for without sending any. */
  public CallOptions withMedia(boolean audio, boolean video) {
    return new CallOptions(ringing, connecting, tracks, audio, video, channels);
  }

  /** One more data channel. */
  public CallOptions withChannel(String label, DataChannelOptions options) {
    List<ChannelSpec> more = new ArrayList<>(channels);
    more.add(new ChannelSpec(label, options));
    return new CallOptions(ringing, connecting, tracks, receiveAudio, receiveVideo, more);
  }

  /** Whether the call is about audio, in either direction. */
  public boolean audio() {
    return receiveAudio || tracks.stream().anyMatch(track -> track.kind() == TrackKind.AUDIO);
  }

  /** Whether the call is about video, in either direction. */
  public boolean video() {
    return receiveVideo || tracks.stream().anyMatch(track -> track.kind() == TrackKind.VIDEO);
  }

  private static void requirePositive(String what, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(what + " takes longer than nothing, not " + duration);
    }
  }
}
