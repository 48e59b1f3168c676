package dev.parley.media;

/** Where a camera looks: VideoFacingModeEnum of W3C Media Capture and Streams. */
public enum Facing {
  /** At the user. */
  USER,
  /** At what the user looks at. */
  ENVIRONMENT,
  /** Not known, which is the rule outside of telephones. */
  UNKNOWN
}
