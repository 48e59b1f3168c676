package dev.parley.media;

import java.util.function.Consumer;

/**
 * A track that the other side sends: a {@link RemoteAudioTrack} or a {@link RemoteVideoTrack}. It
 * is live until it is stopped, the other side withdraws its content, or the peer is closed.
 */
public sealed interface RemoteTrack extends MediaTrack permits RemoteAudioTrack, RemoteVideoTrack {

  /**
   * Whether nothing comes at present (the muted attribute of W3C Media Capture and Streams, section
   * 4.3.1): the other side has taken the track away or holds the session, as negotiated; or it is
   * video and no picture has come for three seconds, whatever the cause. Of sound the latter cannot
   * be told, because what is lost is filled in. Not to be mixed up with a track that the other side
   * has disabled, which is sent, but black or silent.
   */
  boolean isMuted();

  /**
   * Tells each change of {@link #isMuted}, with its new value, on the application's executor (the
   * mute and unmute events); the value at present is not told. Nothing is told once the track has
   * ended.
   */
  void onMuteChange(Consumer<Boolean> listener);
}
