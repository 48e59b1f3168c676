package dev.parley;

import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.media.RemoteTrack;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerStatistics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/**
 * A session with one peer: data channels and media tracks over one encrypted path between the two.
 *
 * <p>Every method may be called from any thread and none blocks. Handlers run on the application
 * executor, those of one session one after the other, in the order of what they report; what
 * happened before a handler was set is kept for it.
 */
public interface PeerConnection extends AutoCloseable {

  /** The peer's address, which its XMPP server vouches for. */
  EntityFullJid remote();

  /** The master name that was called or, for a session that called none, whose master took it. */
  Optional<String> name();

  PeerState state();

  /**
   * Opens one more data channel.
   *
   * @throws IllegalStateException if the session has ended, or carries no data: the first offer
   *     must have had a channel, until sessions can be renegotiated
   */
  DataChannel createDataChannel(String label, DataChannelOptions options);

  /** The channels created here, oldest first; those of the first offer come first. */
  List<DataChannel> dataChannels();

  /**
   * The first of {@link #dataChannels()} with that label.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  DataChannel dataChannel(String label);

  /** Sets what takes the channels that the peer creates. */
  void onDataChannel(Consumer<DataChannel> handler);

  /** Sets what takes the tracks that the peer sends. */
  void onTrack(Consumer<RemoteTrack> handler);

  /** Sets what is told each change of {@link #state()}. */
  void onStateChange(Consumer<PeerState> handler);

  /**
   * The connection's figures: path, round-trip time, bytes.
   *
   * <p>Fails with {@code PeerClosedException} if the session has ended, and {@code PeerException}
   * if the native library does not answer within five seconds.
   */
  CompletableFuture<PeerStatistics> statistics();

  /**
   * Looks for a new path, with new ICE credentials and candidates; channels and tracks are kept. A
   * session does this by itself when its path goes silent or this machine loses the address that
   * carries it.
   *
   * <p>Completes when both sides agreed, which a new path follows soon. Fails with {@code
   * PeerRefusedException} if the other side refuses, {@code NegotiationException} if it did not
   * answer in time or is known to be unable, and {@code PeerClosedException} if the session has
   * ended.
   */
  CompletableFuture<Void> restartIce();

  /** What the signalling of this session has cost so far. */
  SignallingStatistics signallingStatistics();

  /** Completes when the session has ended, and never fails. */
  CompletableFuture<PeerClosed> closed();

  /** {@link #close(EndReason, String)} with {@link EndReason#SUCCESS}. */
  @Override
  void close();

  /**
   * Ends the session: the peer is told why, then everything is given back. Later calls do nothing.
   *
   * @param text for people, at most 1,024 characters
   */
  void close(EndReason reason, @Nullable String text);
}
