package dev.parley.media;

/** Which ways media of a kind go, seen from this side (W3C WebRTC, RTCRtpTransceiverDirection). */
public enum MediaDirection {
  /** Send and receive. */
  SEND_RECEIVE(true, true),
  /** Send, and want to receive nothing. */
  SEND_ONLY(true, false),
  /** Receive, and send nothing. */
  RECEIVE_ONLY(false, true),
  /** Neither. */
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  MediaDirection(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /** Whether this side sends, if it has a track to send. */
  public boolean sends() {
    return sends;
  }

  /** Whether this side wants to receive. */
  public boolean receives() {
    return receives;
  }
}
