package dev.parley.channel;

/**
 * The state of a {@link DataChannel} (W3C {@code RTCDataChannelState}).
 *
 * <pre>
 *   CONNECTING ──► OPEN ──► CLOSING ──► CLOSED
 *        └───────────┴─────────────────►
 * </pre>
 */
public enum DataChannelState {
  /** Made; messages given to it wait. */
  CONNECTING,
  /** Messages flow. */
  OPEN,
  /** {@link DataChannel#close()} was called; what was given before it is still delivered. */
  CLOSING,
  /** The end. */
  CLOSED
}
