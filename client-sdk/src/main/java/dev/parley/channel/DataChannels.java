package dev.parley.channel;

import dev.parley.channel.internal.PeerChannels;
import dev.parley.peer.Peer;
import java.util.List;
import java.util.function.Consumer;

/**
 * The data channels of one peer. All methods may be called from any thread and none blocks; the
 * channels are closed with the peer.
 */
public interface DataChannels {

  /**
   * The channels of a peer; the same object for the same peer. To be asked for before it connects.
   */
  static DataChannels of(Peer peer) {
    return PeerChannels.of(peer);
  }

  /**
   * Makes a channel. Before {@link Peer#offer()} it becomes part of the first offer; later, if that
   * had no channel, {@link Peer#negotiate()} must follow.
   *
   * @param label a name for people and for the other side's code; need not be unique
   * @throws IllegalArgumentException if label or protocol have more than 65,535 bytes
   * @throws dev.parley.peer.PeerClosedException if the peer is closed
   */
  DataChannel create(String label, DataChannelOptions options);

  /** Hears of each channel that the other side makes; those that came before are told first. */
  void onDataChannel(Consumer<DataChannel> listener);

  /** The channels that are not closed, in no order. */
  List<DataChannel> open();
}
