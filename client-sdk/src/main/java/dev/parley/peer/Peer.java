package dev.parley.peer;

import dev.parley.peer.internal.NativePeer;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebRTC peer connection.
 *
 * <p>The offering side: make the peer, add data channels and tracks, call {@link #offer}, which
 * makes the description and gathers candidates at once; look up the other side meanwhile; then
 * {@link #attach} the {@link Signaling}, by which the offer is proposed as soon as both are there.
 * The answering side: make the peer, add tracks, {@link #attach} the signalling, whose first
 * proposal it answers.
 *
 * <p>All methods may be called from any thread and none blocks. Listeners are called on the
 * application's executor ({@link PeerOptions#applicationExecutor()}), one at a time and in order. A
 * peer holds native resources until it is {@link #closed}: whoever makes one must see that it is
 * closed.
 */
public interface Peer extends AutoCloseable {

  /**
   * Makes a peer. Nothing is said to anybody yet. The first one of a process waits for the native
   * library (some tenths of a second) unless {@link dev.parley.runtime.FactoryPool#keepWarm} was
   * called.
   *
   * @throws dev.parley.runtime.NativeLibraryException if the WebRTC library cannot be loaded; its
   *     message names what to install
   */
  static Peer create(PeerOptions options) {
    return NativePeer.create(options);
  }

  /** What this peer's own work runs on; its signalling calls it there. */
  SerialExecutor executor();

  /** The present state. */
  PeerState state();

  /**
   * Hears every change of state from now on. The listener must not block for long: it holds up the
   * peer's other listeners.
   */
  void onStateChange(Consumer<PeerState> listener);

  /**
   * Makes the first offer and starts to gather candidates. To be called once, on the offering side
   * only, after the channels and tracks of the first offer were added; later ones need a further
   * negotiation.
   *
   * @throws IllegalStateException if it was called before, or signalling brought a proposal
   */
  void offer();

  /**
   * Takes the signalling and opens it. From here the {@link PeerOptions#connectTimeout()} runs.
   *
   * @throws IllegalStateException if there is one already
   */
  void attach(Signaling signaling);

  /**
   * Completes when the peer is connected for the first time.
   *
   * <p>Fails with
   *
   * <ul>
   *   <li>{@link NoNetworkAddressException}: this machine has no address that ICE can use
   *   <li>{@link ConnectTimeoutException}: not connected in time
   *   <li>{@link NoPathException}: both sides know each other, but nothing gets through
   *   <li>{@link PeerRefusedException}: the other side refused or ended it, with its reason
   *   <li>{@link PeerClosedException}: closed on this side before it was connected
   *   <li>{@link PeerException}: the signalling failed, or a description was not acceptable
   * </ul>
   */
  CompletionStage<Void> connected();

  /** Completes, never exceptionally, when the peer is closed and its native parts are released. */
  CompletionStage<PeerClosed> closed();

  /**
   * Negotiates anew, after channels or tracks were added or removed.
   *
   * @return completes when both sides agree; fails with {@link RenegotiationRefusedException} if
   *     the other side refuses, {@link NegotiationException} if signalling cannot renegotiate or it
   *     was not answered in time, {@link PeerClosedException}
   */
  CompletionStage<Void> negotiate();

  /**
   * Gathers candidates anew and looks for a new path, keeping channels and tracks.
   *
   * @return completes when the descriptions are exchanged (see {@link #onStateChange} for when the
   *     path is back); fails as {@link #negotiate} does
   */
  CompletionStage<Void> restartIce();

  /**
   * Sets what judges the other side's wishes to add contents to the running session, or to send in
   * one in which it did not send; {@link ChangePolicy#EVERYTHING} until then. What it takes away is
   * not asked for.
   */
  void onChangeRequest(ChangePolicy policy);

  /** Passes information on to the other side; nothing happens without signalling. */
  void inform(SessionInfo info);

  /** Hears the information that the other side sends. Replaces the former listener. */
  void onInfo(Consumer<SessionInfo> listener);

  /**
   * A look at the connection's figures.
   *
   * @return fails with {@link PeerClosedException}, or {@link PeerException} if the native library
   *     does not answer within five seconds
   */
  CompletionStage<PeerStatistics> statistics();

  /** {@link #close(EndReason, String)} with {@link EndReason#SUCCESS} and no text. */
  @Override
  void close();

  /**
   * Ends the session and releases everything; returns at once, {@link #closed()} says when it is
   * done. Messages already given to data channels are delivered first if that takes no more than
   * two seconds. The first close counts, further ones do nothing.
   *
   * @param text told to the other side; null to say nothing
   */
  void close(EndReason reason, @Nullable String text);
}
