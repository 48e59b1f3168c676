package dev.parley.peer;

import java.util.Map;
import java.util.Set;

/**
 * The state of a {@link Peer}, in the words of W3C's {@code RTCPeerConnectionState}.
 *
 * <pre>
 *            attach / proposal           ICE and DTLS up
 *   NEW ───────────────────► CONNECTING ───────────────► CONNECTED ◄──────┐
 *    │                        │     │                     │     │         │ back by itself,
 *    │             time-out,  │     │ no path     no path │     │ silence │ or by an ICE restart
 *    │             refused    │     │                     │     ▼         │
 *    │                        │     │                     │  DISCONNECTED ┤
 *    │                        │     │                     │     │         │
 *    │                        │     ▼                     ▼     ▼         │
 *    │                        │    FAILED ◄──────────────────────         │
 *    │                        │     │  └──── ICE restart ─────────────────┘
 *    ▼                        ▼     ▼
 *   CLOSED ◄───────────────────────────── close() or the end of the session, from every state
 * </pre>
 *
 * <p>DISCONNECTED comes 5 to 7 seconds after the last sign of life and may pass; FAILED does not
 * pass without an ICE restart. CLOSED is final.
 */
public enum PeerState {
  /** Made; may already be gathering candidates, but nothing was said to the other side. */
  NEW,
  /** Descriptions are being exchanged, or ICE and DTLS are looking for a path. */
  CONNECTING,
  /** A path is found and encrypted. */
  CONNECTED,
  /** The path has gone silent; it may come back by itself. */
  DISCONNECTED,
  /** No path; only an ICE restart can bring one. */
  FAILED,
  /** The end. */
  CLOSED;

  private static final Map<PeerState, Set<PeerState>> NEXT =
      Map.of(
          NEW, Set.of(CONNECTING, CLOSED),
          CONNECTING, Set.of(CONNECTED, FAILED, CLOSED),
          CONNECTED, Set.of(DISCONNECTED, FAILED, CLOSED),
          DISCONNECTED, Set.of(CONNECTED, FAILED, CLOSED),
          FAILED, Set.of(CONNECTED, DISCONNECTED, CLOSED),
          CLOSED, Set.of());

  /** Whether the state may follow this one. */
  public boolean canBecome(PeerState next) {
    return NEXT.getOrDefault(this, Set.of()).contains(next);
  }
}
