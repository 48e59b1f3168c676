package dev.parley.channel.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.parley.channel.ChannelClosedException;
import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.channel.DataChannels;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerClosedException;
import dev.parley.peer.PeerState;
import dev.parley.peer.SerialExecutor;
import dev.parley.peer.internal.NativePeer;
import dev.parley.peer.internal.PeerPart;
import dev.parley.sdp.MaxMessageSize;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels of one peer, and the sender that serves them all. */
public final class PeerChannels implements DataChannels, PeerPart {

  private static final Logger LOG = LoggerFactory.getLogger(PeerChannels.class);

  /** Channels that the other side may have open at once. */
  private static final int MAX_REMOTE = 256;

  private static final int MAX_NAME = 65_535;

  private final NativePeer peer;
  private final SerialExecutor sender = SerialExecutor.create("sender");
  private final Set<NativeDataChannel> channels = ConcurrentHashMap.newKeySet();
  private final ArrayDeque<DataChannel> unheard = new ArrayDeque<>();
  private @Nullable Consumer<DataChannel> listener;
  private volatile int maxMessageSize = DataChannel.MAX_MESSAGE_SIZE;
  private volatile boolean gone;

  private PeerChannels(NativePeer peer) {
    this.peer = peer;
  }

  /** See {@link DataChannels#of}. */
  public static PeerChannels of(Peer peer) {
    return NativePeer.of(peer).part(PeerChannels.class, PeerChannels::new);
  }

  SerialExecutor sender() {
    return sender;
  }

  int maxMessageSize() {
    return maxMessageSize;
  }

  void remove(NativeDataChannel channel) {
    channels.remove(channel);
  }

  @Override
  public DataChannel create(String label, DataChannelOptions options) {
    checkLength("label", label);
    checkLength("protocol", options.protocol());
    if (gone || peer.state() == PeerState.CLOSED) {
      throw new PeerClosedException("The peer is closed");
    }
    boolean reliable = options.maxRetransmits() == null && options.maxPacketLifeTime() == null;
    NativeDataChannel channel =
        new NativeDataChannel(
            peer, this, label, options.protocol(), options.ordered(), reliable, options);
    channels.add(channel);
    RTCDataChannelInit init = init(options);
    peer.executor()
        .execute(
            () -> {
              SessionDescription remote = peer.remoteDescription();
              if (remote == null || hasData(remote)) {
                make(channel, label, init);
              } else {
                var unused =
                    peer.change(new FirstChannel(channel, () -> make(channel, label, init)));
              }
            });
    return channel;
  }

  private static boolean hasData(SessionDescription remote) {
    return remote.media().stream()
        .anyMatch(section -> section.media().equals("application") && !section.rejected());
  }

  private void make(NativeDataChannel channel, String label, RTCDataChannelInit init) {
    try {
      channel.bind(new ChannelHandle(peer.connection().createDataChannel(label, init)));
    } catch (RuntimeException | Error e) {
      // The library throws Errors too; whatever it was, the channel will never open.
      LOG.debug("No data channel", e);
      channel.fail(new ChannelClosedException("The channel cannot be made: " + e.getMessage()));
    }
  }

  @Override
  public void onDataChannel(Consumer<DataChannel> newListener) {
    synchronized (unheard) {
      listener = newListener;
      unheard.forEach(channel -> tell(newListener, channel));
      unheard.clear();
    }
  }

  @Override
  public List<DataChannel> open() {
    return List.copyOf(channels);
  }

  // PeerPart

  @Override
  public boolean onDataChannel(RTCDataChannel native_) {
    ChannelHandle handle = new ChannelHandle(native_);
    if (gone || channels.size() >= MAX_REMOTE) {
      LOG.warn("A channel of the other side was refused: {} are open", channels.size());
      handle.dispose();
      return true;
    }
    NativeDataChannel channel =
        new NativeDataChannel(
            peer,
            this,
            handle.label(),
            handle.protocol(),
            handle.isOrdered(),
            handle.isReliable(),
            DataChannelOptions.DEFAULT);
    channels.add(channel);
    channel.bind(handle);
    synchronized (unheard) {
      Consumer<DataChannel> known = listener;
      if (known == null) {
        unheard.add(channel);
      } else {
        tell(known, channel);
      }
    }
    return true;
  }

  /** RFC 8841 section 6: absent means 64 KiB, 0 means no limit. */
  @Override
  public void onRemoteDescription(SessionDescription description) {
    for (MediaDescription section : description.media()) {
      if (section.media().equals("application")) {
        MaxMessageSize stated = section.first(MaxMessageSize.class);
        long bytes = stated == null ? MaxMessageSize.ABSENT : stated.bytes();
        maxMessageSize =
            bytes == 0
                ? DataChannel.MAX_MESSAGE_SIZE
                : (int) Math.min(bytes, DataChannel.MAX_MESSAGE_SIZE);
      }
    }
  }

  @Override
  public CompletionStage<Void> flush() {
    CompletableFuture<?>[] all =
        channels.stream()
            .map(
                channel -> {
                  channel.close();
                  return channel.closed().toCompletableFuture();
                })
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all);
  }

  @Override
  public void release() {
    gone = true;
    for (NativeDataChannel channel : channels) {
      channel.fail(new ChannelClosedException(peer.closedText()));
    }
  }

  private void tell(Consumer<DataChannel> known, DataChannel channel) {
    peer.applicationExecutor().execute(() -> known.accept(channel));
  }

  private static RTCDataChannelInit init(DataChannelOptions options) {
    RTCDataChannelInit init = new RTCDataChannelInit();
    init.ordered = options.ordered();
    init.protocol = options.protocol();
    if (options.maxRetransmits() != null) {
      init.maxRetransmits = options.maxRetransmits();
    }
    if (options.maxPacketLifeTime() != null) {
      init.maxPacketLifeTime = (int) options.maxPacketLifeTime().toMillis();
    }
    return init;
  }

  private static void checkLength(String what, String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
      throw new IllegalArgumentException(
          "The " + what + " has more than " + MAX_NAME + " bytes (RFC 8832 section 5.1)");
    }
  }
}
