package dev.parley.ice;

/** Which candidates may be used (W3C webrtc {@code RTCIceTransportPolicy}). */
public enum IceTransportPolicy {
  /** Every kind. */
  ALL,
  /** Only addresses of TURN servers: the peer learns no other address of this machine. */
  RELAY
}
