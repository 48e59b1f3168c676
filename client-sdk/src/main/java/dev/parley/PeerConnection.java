package dev.parley;

import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.media.MediaDirection;
import dev.parley.media.MediaTrack;
import dev.parley.media.RemoteTrack;
import dev.parley.media.TrackKind;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerStatistics;
import dev.parley.peer.SessionInfo;
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
   * Opens one more data channel. The first one of a session that began without is agreed with the
   * other side, and fails to open if that refuses it.
   *
   * @throws dev.parley.peer.PeerClosedException if the session has ended
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

  /**
   * Sets what takes the tracks that the peer sends, now or later. {@link RemoteTrack#onEnded} tells
   * when it has removed one.
   */
  void onTrack(Consumer<RemoteTrack> handler);

  /** {@link #addTracks} with one track. */
  default CompletableFuture<Void> addTrack(MediaTrack track) {
    return addTracks(List.of(track));
  }

  /**
   * Sends tracks from now on, as soon as the other side has agreed; no frame is taken of them
   * before. The other side may send tracks of its own in return.
   *
   * <p>Completes when both sides agree. Fails with
   *
   * <ul>
   *   <li>{@code RenegotiationRefusedException}: the other side refused them, or some of several,
   *       in which case the others are sent; the rest of the session goes on
   *   <li>{@code IllegalArgumentException}: a track has ended, is sent already, or is a remote one
   *   <li>{@code NegotiationException}: the other side did not answer in time
   *   <li>{@code PeerClosedException}: the session has ended
   * </ul>
   *
   * @param tracks {@code AudioTrack}s and {@code VideoTrack}s
   */
  CompletableFuture<Void> addTracks(List<? extends MediaTrack> tracks);

  /**
   * Sends a track no more; the track itself goes on. The other side's track of the same content, if
   * there is one, goes on too; else the content is removed, and what received it sees its track
   * end. Does nothing if the track is not sent.
   *
   * <p>Completes when both sides agree, and fails as {@link #addTracks} does; but in any case the
   * track is not sent any more.
   */
  CompletableFuture<Void> removeTrack(MediaTrack track);

  /**
   * Sends another track of the same kind in place of one, at once and without asking the other
   * side, whose remote track goes on with the new one's frames.
   *
   * <p>Fails with {@code IllegalArgumentException} if {@code former} is not sent, the two are not
   * of one kind, or {@code next} has ended or is sent already, and with {@code PeerClosedException}
   * if the session has ended.
   */
  CompletableFuture<Void> replaceTrack(MediaTrack former, MediaTrack next);

  /**
   * Changes which ways all present media of a kind go (W3C: the direction of transceivers; Jingle:
   * {@code senders}). To send again needs no track to be added again.
   *
   * <p>Completes when the other side has acknowledged it; it may answer with a narrower direction.
   * Fails as {@link #addTracks} does, and then everything stays as it was.
   */
  CompletableFuture<Void> setDirection(TrackKind kind, MediaDirection direction);

  /**
   * Puts the other side on hold: tells it so, and asks that nobody sends sound or pictures. Data
   * channels go on. Completes and fails as {@link #setDirection} does, but for an other side that
   * cannot change directions: it was told of the hold, and no more can be done.
   */
  CompletableFuture<Void> hold();

  /** Ends the {@link #hold()}: everything that was sent before is sent again. Fails as that. */
  CompletableFuture<Void> unhold();

  /**
   * Sets what decides on media and data channels that the other side wants to add; {@link
   * RenegotiationPolicy#asBegun()} until then.
   */
  void onRenegotiation(RenegotiationPolicy policy);

  /**
   * Tells the other side something about the session (XEP-0167 section 8), such as that a track is
   * muted; nothing else happens here by it.
   */
  void inform(SessionInfo info);

  /** Sets what is told the information that the other side sends; nothing else happens by it. */
  void onInfo(Consumer<SessionInfo> handler);

  /**
   * The content that a track belongs to, by the name that {@link SessionInfo#mid()} has.
   *
   * <p>Completes with nothing if the track is not part of the session.
   *
   * @param track one that is sent here, or a remote one
   */
  CompletableFuture<Optional<String>> contentOf(MediaTrack track);

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
