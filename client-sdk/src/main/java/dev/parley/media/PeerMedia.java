package dev.parley.media;

import dev.parley.peer.Peer;
import dev.parley.peer.internal.NativePeer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The media of one peer: which local tracks it sends, and what the other side sends.
 *
 * <p>Tracks that are added before the first offer or answer are part of it. Later ones need {@link
 * Peer#negotiate()}.
 *
 * <p>All methods may be called from any thread and none blocks. The stages complete on a thread of
 * the SDK, which must not be blocked.
 */
public final class PeerMedia {
  private final NativePeer peer;
  private final MediaPart part;

  private PeerMedia(NativePeer peer) {
    this.peer = peer;
    this.part = peer.part(MediaPart.class, MediaPart::new);
  }

  /** The media of a peer; of the same peer always the same. */
  public static PeerMedia of(Peer peer) {
    return new PeerMedia(NativePeer.of(peer));
  }

  /**
   * Sends a track. The peer does not own it: after the peer's end it goes on, and may be sent to
   * others at the same time.
   *
   * @return completes when the track is ready to be negotiated; fails with {@link
   *     dev.parley.peer.PeerClosedException} if the peer is closed, and {@link
   *     IllegalArgumentException} if the track has ended or is sent already
   */
  public CompletionStage<Void> add(AudioTrack track) {
    return part.run(() -> part.add(track, new AudioSender(peer.factory(), track)));
  }

  /** Sends a track; as {@link #add(AudioTrack)} in all. */
  public CompletionStage<Void> add(VideoTrack track) {
    return part.run(() -> part.add(track, new VideoSender(peer.factory(), track)));
  }

  /**
   * Sends a local track no longer; does nothing if it is not sent. The other side gets no more
   * frames at once, and after {@link Peer#negotiate()} knows why.
   *
   * @return completes when no frame is sent any more; fails with {@link
   *     dev.parley.peer.PeerClosedException}
   */
  public CompletionStage<Void> remove(MediaTrack track) {
    return part.run(() -> part.remove(track));
  }

  /**
   * Sends another track in place of one, without a new negotiation: the other side's remote track
   * goes on with what the new one gives.
   *
   * @return completes when the new one is sent; fails with {@link
   *     dev.parley.peer.PeerClosedException} if the peer is closed, and {@link
   *     IllegalArgumentException} if {@code former} is not sent, or {@code next} has ended or is
   *     sent already
   */
  public CompletionStage<Void> replace(AudioTrack former, AudioTrack next) {
    return part.run(() -> part.replace(former, next, new AudioSender(peer.factory(), next)));
  }

  /** Sends another track in place of one; as {@link #replace(AudioTrack, AudioTrack)} in all. */
  public CompletionStage<Void> replace(VideoTrack former, VideoTrack next) {
    return part.run(() -> part.replace(former, next, new VideoSender(peer.factory(), next)));
  }

  /**
   * Offers to receive a track of that kind, on top of those that come in return for added tracks.
   * Only the offering side needs this: the answering side receives whatever is offered.
   *
   * @return as of {@link #add(AudioTrack)}
   */
  public CompletionStage<Void> receive(TrackKind kind) {
    return part.run(() -> part.receive(kind));
  }

  /**
   * Sends tracks in a running session: agrees with the other side on them, and takes no frame of
   * them before. Contents in which this side does not send are used before new ones are made.
   *
   * @return completes when both sides agree; fails as {@link Peer#negotiate()} and {@link
   *     #add(AudioTrack)} do. If the other side refuses some of several, the others are sent all
   *     the same
   */
  public CompletionStage<Void> negotiate(List<MediaTrack> tracks) {
    return peer.change(new TracksAdding(part, tracks));
  }

  /**
   * Sends a track no more in a running session, and agrees with the other side on that. Its content
   * is removed unless the other side sends in it, or it is the first of the session.
   *
   * @return completes when both sides agree; fails as {@link Peer#negotiate()}, but in any case
   *     nothing is sent any more
   */
  public CompletionStage<Void> withdraw(MediaTrack track) {
    return peer.change(new TrackRemoving(part, track));
  }

  /**
   * Changes the direction of all present media of some kinds.
   *
   * @param direction what is sent is sent only where there is a track
   * @return completes when both sides agree; fails as {@link Peer#negotiate()}, and then everything
   *     stays as it was
   */
  public CompletionStage<Void> turn(Set<TrackKind> kinds, MediaDirection direction) {
    return peer.change(new Turning(peer, kinds, direction));
  }

  /**
   * Sends a track in the answer that is about to be made. One that the other side does not want to
   * receive is not sent.
   *
   * @param present whether in a content that is there already
   * @return as of {@link #add(AudioTrack)}
   */
  public CompletionStage<Void> answerWith(MediaTrack track, boolean present) {
    return part.run(() -> part.answerWith(track, present));
  }

  /**
   * The content that a track belongs to, as {@link dev.parley.peer.SessionInfo#mid()} names it.
   *
   * @param track one that is sent, or of the other side
   * @return completes with its name; with nothing if the track is not part of the session
   */
  public CompletionStage<Optional<String>> content(MediaTrack track) {
    CompletableFuture<Optional<String>> result = new CompletableFuture<>();
    var unused =
        part.run(() -> result.complete(Optional.ofNullable(part.content(track))))
            .exceptionally(
                failure -> {
                  result.complete(Optional.empty());
                  return null;
                });
    return result;
  }

  /**
   * Hears of the other side's tracks, on the application's executor. Tracks that came before there
   * was a listener are told to the first one. A sink that is added within the listener misses
   * nothing but the frames before. Replaces the former listener.
   */
  public void onTrack(Consumer<RemoteTrack> listener) {
    part.onTrack(listener);
  }
}
