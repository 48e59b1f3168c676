package dev.parley.media;

/**
 * A track that the other side sends: a {@link RemoteAudioTrack} or a {@link RemoteVideoTrack}. It
 * is live until it is stopped, the other side withdraws its content, or the peer is closed.
 */
public sealed interface RemoteTrack extends MediaTrack permits RemoteAudioTrack, RemoteVideoTrack {

  /**
   * Whether the other side does not send it at present, as negotiated: it has taken the track away,
   * or holds the session. Not to be mixed up with a track that the other side has silenced, which
   * cannot be told from silence.
   */
  boolean isMuted();
}
