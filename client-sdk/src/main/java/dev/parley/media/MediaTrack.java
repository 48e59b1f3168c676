package dev.parley.media;

/**
 * What local and remote tracks have in common, in the words of W3C Media Capture and Streams,
 * section 4.3 (MediaStreamTrack). All methods may be called from any thread and none of them blocks
 * for longer than the source needs to stop.
 */
public sealed interface MediaTrack permits AudioTrack, VideoTrack, RemoteTrack {

  /**
   * The track's identifier, unique among the tracks of this side. A remote track need not have the
   * one that it has on the other side (RFC 8829 section 5.10).
   */
  String id();

  /** Audio or video. */
  TrackKind kind();

  /** What a person may call it, such as "Tone 440 Hz"; never empty. */
  String label();

  /** False while the track is muted by this side. */
  boolean isEnabled();

  /**
   * Mutes ({@code false}) or unmutes the track. A muted track goes on giving frames, which are
   * silent or black, as W3C wants it; the other side does not notice but by looking and listening.
   */
  void setEnabled(boolean enabled);

  /** Live until stopped, or until the source or the peer has ended. */
  TrackState state();

  /**
   * Ends the track for good. The source of a local track is stopped and its thread has ended when
   * this returns (unless this is called on that very thread); a second call does nothing.
   */
  void stop();

  /**
   * Tells when the track has ended, whoever ended it; at once if it has. The listener is called
   * once, on the thread that ended the track (for a remote track: on the executor of its sinks),
   * and must not block.
   */
  void onEnded(Runnable listener);
}
