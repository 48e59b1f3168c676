package dev.parley.internal;

import dev.parley.PeerConnection;
import dev.parley.SignallingStatistics;
import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.channel.DataChannels;
import dev.parley.media.PeerMedia;
import dev.parley.media.RemoteTrack;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerStatistics;
import dev.parley.peer.SerialExecutor;
import dev.parley.session.JingleSession;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
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
