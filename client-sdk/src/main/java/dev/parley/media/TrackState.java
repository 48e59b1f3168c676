package dev.parley.media;

/**
 * The life of a track: W3C Media Capture and Streams, section 4.3, MediaStreamTrackState.
 *
 * <pre>
 *   LIVE ──stop(), source ended, peer gone──► ENDED
 * </pre>
 *
 * <p>An ended track never becomes live again.
 */
public enum TrackState {
  /** The source gives frames, or will. */
  LIVE,
  /** No frame will come any more. */
  ENDED
}
