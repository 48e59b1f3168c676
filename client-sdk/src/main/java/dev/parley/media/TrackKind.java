package dev.parley.media;

/**
 * What a track carries: W3C Media Capture and Streams, section 4.3, attribute {@code kind} of
 * MediaStreamTrack.
 */
public enum TrackKind {
  /** Sound. */
  AUDIO,
  /** Moving pictures. */
  VIDEO
}
