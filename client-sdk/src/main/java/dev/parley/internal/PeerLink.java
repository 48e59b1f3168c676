package dev.parley.internal;

import dev.parley.PeerConnection;
import dev.parley.RenegotiationPolicy;
import dev.parley.SignallingStatistics;
import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.channel.DataChannels;
import dev.parley.media.AudioTrack;
import dev.parley.media.MediaDirection;
import dev.parley.media.MediaTrack;
import dev.parley.media.PeerMedia;
import dev.parley.media.RemoteTrack;
import dev.parley.media.TrackKind;
import dev.parley.media.VideoTrack;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerStatistics;
import dev.parley.peer.RenegotiationRefusedException;
import dev.parley.peer.SerialExecutor;
import dev.parley.peer.SessionInfo;
import dev.parley.session.JingleSession;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/** A session as the application sees it. The application gets it when it is connected. */
final class PeerLink implements PeerConnection {

  private final Peer peer;
  private final DataChannels channels;
  private final PeerMedia media;
  private final SerialExecutor application;
  private final Optional<String> name;
  private final boolean incoming;
  private final Renegotiations renegotiations;
  private final List<DataChannel> created = new CopyOnWriteArrayList<>();
  private final CompletableFuture<PeerClosed> closed = new CompletableFuture<>();
  private volatile @Nullable JingleSession session;

  PeerLink(Peer peer, SerialExecutor application, Optional<String> name, boolean incoming) {
    this.peer = peer;
    this.channels = DataChannels.of(peer);
    this.media = PeerMedia.of(peer);
    this.application = application;
    this.name = name;
    this.incoming = incoming;
    this.renegotiations = new Renegotiations(media, application, this::remote);
    peer.onChangeRequest(renegotiations);
    peer.closed().thenAccept(how -> application.execute(() -> closed.complete(how)));
  }

  /** Tells with whom it is. */
  void bind(JingleSession newSession) {
    session = newSession;
  }

  Peer peer() {
    return peer;
  }

  PeerMedia media() {
    return media;
  }

  SerialExecutor application() {
    return application;
  }

  /** Whether somebody called this client by that master name. */
  boolean cameInBy(String masterName) {
    return incoming && name.filter(masterName::equals).isPresent();
  }

  @Override
  public EntityFullJid remote() {
    return bound().key().peer();
  }

  @Override
  public Optional<String> name() {
    return name;
  }

  @Override
  public PeerState state() {
    return peer.state();
  }

  @Override
  public DataChannel createDataChannel(String label, DataChannelOptions options) {
    DataChannel channel = channels.create(label, options);
    created.add(channel);
    return channel;
  }

  @Override
  public List<DataChannel> dataChannels() {
    return List.copyOf(created);
  }

  @Override
  public DataChannel dataChannel(String label) {
    for (DataChannel channel : created) {
      if (channel.label().equals(label)) {
        return channel;
      }
    }
    throw new NoSuchElementException("no data channel '" + label + "' was created on this side");
  }

  @Override
  public void onDataChannel(Consumer<DataChannel> handler) {
    channels.onDataChannel(handler);
  }

  @Override
  public void onTrack(Consumer<RemoteTrack> handler) {
    media.onTrack(handler);
  }

  @Override
  public CompletableFuture<Void> addTracks(List<? extends MediaTrack> tracks) {
    return media.negotiate(List.copyOf(tracks)).toCompletableFuture();
  }

  @Override
  public CompletableFuture<Void> removeTrack(MediaTrack track) {
    return media.withdraw(track).toCompletableFuture();
  }

  @Override
  public CompletableFuture<Void> replaceTrack(MediaTrack former, MediaTrack next) {
    if (former instanceof AudioTrack one && next instanceof AudioTrack other) {
      return media.replace(one, other).toCompletableFuture();
    }
    if (former instanceof VideoTrack one && next instanceof VideoTrack other) {
      return media.replace(one, other).toCompletableFuture();
    }
    return CompletableFuture.failedFuture(
        new IllegalArgumentException("a local track is replaced by one of the same kind"));
  }

  @Override
  public CompletableFuture<Void> setDirection(TrackKind kind, MediaDirection direction) {
    return media.turn(Set.of(kind), direction).toCompletableFuture();
  }

  @Override
  public CompletableFuture<Void> hold() {
    peer.inform(SessionInfo.of(SessionInfo.Kind.HOLD));
    return turnAll(MediaDirection.INACTIVE);
  }

  @Override
  public CompletableFuture<Void> unhold() {
    peer.inform(SessionInfo.of(SessionInfo.Kind.UNHOLD));
    return turnAll(MediaDirection.SEND_RECEIVE);
  }

  private CompletableFuture<Void> turnAll(MediaDirection direction) {
    return media
        .turn(Set.of(TrackKind.values()), direction)
        .exceptionallyCompose(
            failure ->
                DialFailures.cause(failure) instanceof RenegotiationRefusedException
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(DialFailures.cause(failure)))
        .toCompletableFuture();
  }

  @Override
  public void onRenegotiation(RenegotiationPolicy policy) {
    renegotiations.use(policy);
  }

  @Override
  public void inform(SessionInfo info) {
    peer.inform(info);
  }

  @Override
  public void onInfo(Consumer<SessionInfo> handler) {
    peer.onInfo(handler);
  }

  @Override
  public CompletableFuture<Optional<String>> contentOf(MediaTrack track) {
    return media.content(track).toCompletableFuture();
  }

  @Override
  public void onStateChange(Consumer<PeerState> handler) {
    peer.onStateChange(handler);
  }

  @Override
  public CompletableFuture<PeerStatistics> statistics() {
    return peer.statistics().toCompletableFuture();
  }

  @Override
  public CompletableFuture<Void> restartIce() {
    return peer.restartIce().toCompletableFuture();
  }

  @Override
  public SignallingStatistics signallingStatistics() {
    return Counts.of(bound().stanzas());
  }

  @Override
  public CompletableFuture<PeerClosed> closed() {
    return closed.copy();
  }

  @Override
  public void close() {
    close(EndReason.SUCCESS, null);
  }

  @Override
  public void close(EndReason reason, @Nullable String text) {
    peer.close(reason, text);
  }

  private JingleSession bound() {
    JingleSession current = session;
    if (current == null) {
      throw new IllegalStateException("the session has not begun yet");
    }
    return current;
  }

  @Override
  public String toString() {
    JingleSession current = session;
    return "PeerConnection["
        + (current == null ? "nobody yet" : current.key().peer())
        + ", "
        + state()
        + "]";
  }
}
