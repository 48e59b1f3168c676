package dev.parley.channel;

import dev.parley.peer.InMemorySignaling;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Two real peers in one JVM, joined by one channel. */
final class Pair implements AutoCloseable {

  static final long LIMIT = 20;

  final Peer left;
  final Peer right;
  final DataChannel near;
  final DataChannel far;
  final InMemorySignaling[] signaling;

  Pair() throws Exception {
    this(DataChannelOptions.DEFAULT);
  }

  Pair(DataChannelOptions options) throws Exception {
    this(options, PeerOptions.DEFAULT);
  }

  Pair(DataChannelOptions options, PeerOptions peerOptions) throws Exception {
    left = Peer.create(peerOptions);
    right = Peer.create(peerOptions);
    near = DataChannels.of(left).create("test", options);
    CompletableFuture<DataChannel> opened = new CompletableFuture<>();
    DataChannels.of(right).onDataChannel(opened::complete);
    left.offer();
    signaling = InMemorySignaling.join(left, right);
    await(left.connected());
    await(right.connected());
    far = opened.get(LIMIT, TimeUnit.SECONDS);
    await(near.opened());
  }

  static <T> T await(java.util.concurrent.CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(LIMIT, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    left.close();
    right.close();
    left.closed().toCompletableFuture().orTimeout(LIMIT, TimeUnit.SECONDS).join();
    right.closed().toCompletableFuture().orTimeout(LIMIT, TimeUnit.SECONDS).join();
  }
}
