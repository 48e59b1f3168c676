package dev.parley.media;

/** What a device does: MediaDeviceKind of W3C Media Capture and Streams, and screens. */
public enum DeviceKind {
  /** A microphone. */
  AUDIO_INPUT,
  /** A loudspeaker. */
  AUDIO_OUTPUT,
  /** A camera. */
  VIDEO_INPUT,
  /** A screen, for {@link MediaDevices#getDisplayMedia}. */
  SCREEN
}
