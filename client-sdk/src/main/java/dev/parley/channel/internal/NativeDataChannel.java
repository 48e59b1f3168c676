package dev.parley.channel.internal;

import static java.util.Objects.requireNonNull;

import dev.onvoid.webrtc.RTCDataChannelState;
import dev.parley.channel.ChannelClosedException;
import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.channel.DataChannelState;
import dev.parley.channel.Message;
import dev.parley.channel.ReceiveQueueFullException;
import dev.parley.peer.internal.NativePeer;
import dev.parley.runtime.Threads;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A channel: an outbox, an inbox, and the native channel's state, which the executor follows. */
final class NativeDataChannel implements DataChannel {

  private static final Duration CLOSE_FLUSH = Duration.ofSeconds(30);
  private static final Duration CLOSE_HANDSHAKE = Duration.ofSeconds(5);

  private final NativePeer peer;
  private final PeerChannels channels;
  private final String label;
  private final String protocol;
  private final boolean ordered;
  private final boolean reliable;
  private final Outbox outbox;
  private final Inbox inbox;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean overflowed = new AtomicBoolean();

  private volatile DataChannelState state = DataChannelState.CONNECTING;
  private volatile int id = -1;
  private @Nullable ChannelHandle handle;
  private @Nullable ChannelObserver observer;

  NativeDataChannel(
      NativePeer peer,
      PeerChannels channels,
      String label,
      String protocol,
      boolean ordered,
      boolean reliable,
      DataChannelOptions limits) {
    this.peer = peer;
    this.channels = channels;
    this.label = label;
    this.protocol = protocol;
    this.ordered = ordered;
    this.reliable = reliable;
    this.outbox = new Outbox(channels.sender(), channels::maxMessageSize, limits.sendQueueLimit());
    this.inbox = new Inbox(peer.applicationExecutor(), limits.receiveQueueLimit());
  }

  // On the peer's executor

  /** Takes its native channel. */
  void bind(ChannelHandle native_) {
    if (state == DataChannelState.CLOSED) {
      native_.dispose();
      return;
    }
    handle = native_;
    ChannelObserver mine = new ChannelObserver(this, native_);
    observer = mine;
    native_.observe(mine);
    // What happened before the observer was there.
    followState();
  }

  void fail(ChannelClosedException why) {
    end(why);
  }

  private void followState() {
    ChannelHandle native_ = handle;
    if (native_ == null || state == DataChannelState.CLOSED) {
      return;
    }
    RTCDataChannelState now = native_.state();
    switch (now) {
      case CONNECTING -> {
        // Nothing to do yet.
      }
      case OPEN -> open(native_);
      case CLOSING -> outbox.refuse(closedByOther());
      case CLOSED -> end(null);
    }
  }

  private void open(ChannelHandle native_) {
    if (state == DataChannelState.CONNECTING || state == DataChannelState.CLOSING) {
      id = native_.id();
      if (state == DataChannelState.CONNECTING) {
        state = DataChannelState.OPEN;
      }
      outbox.open(native_);
      if (!opened.isDone()) {
        Threads.workers().execute(() -> opened.complete(null));
      }
    }
  }

  /** The last step, whatever led to it. */
  private void end(@Nullable ChannelClosedException error) {
    if (state == DataChannelState.CLOSED) {
      return;
    }
    state = DataChannelState.CLOSED;
    ChannelClosedException why = error == null ? closedByOther() : error;
    outbox.close(why);
    ChannelObserver mine = observer;
    if (mine != null) {
      mine.detach();
    }
    ChannelHandle native_ = handle;
    if (native_ != null) {
      native_.dispose();
      handle = null;
    }
    channels.remove(this);
    inbox.close(error);
    Threads.workers()
        .execute(
            () -> {
              opened.completeExceptionally(why);
              closed.complete(null);
            });
  }

  private ChannelClosedException closedByOther() {
    return new ChannelClosedException("The channel '" + label + "' is closed");
  }

  // From native callbacks: never block

  void onNativeState() {
    peer.executor().execute(this::followState);
  }

  void onNativeMessage(Message message) {
    peer.countMessages(1);
    if (!overflowed.get() && !inbox.add(message) && overflowed.compareAndSet(false, true)) {
      peer.executor().execute(() -> end(undeliverable()));
    }
  }

  private ChannelClosedException undeliverable() {
    return inbox.isBroken()
        ? new ChannelClosedException(
            "The channel '" + label + "' was closed: the application's executor takes no tasks")
        : new ReceiveQueueFullException(
            "The channel '"
                + label
                + "' was closed: its messages came faster than its listener took them");
  }

  // DataChannel

  @Override
  public String label() {
    return label;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public OptionalInt id() {
    int known = id;
    return known < 0 ? OptionalInt.empty() : OptionalInt.of(known);
  }

  @Override
  public boolean isOrdered() {
    return ordered;
  }

  @Override
  public boolean isReliable() {
    return reliable;
  }

  @Override
  public DataChannelState state() {
    return state;
  }

  @Override
  public int maxMessageSize() {
    return channels.maxMessageSize();
  }

  @Override
  public CompletionStage<Void> send(String text) {
    return outbox.send(text.getBytes(StandardCharsets.UTF_8), false);
  }

  @Override
  public CompletionStage<Void> send(byte[] bytes) {
    return outbox.send(requireNonNull(bytes, "bytes"), true);
  }

  @Override
  public long bufferedAmount() {
    return outbox.bufferedAmount();
  }

  @Override
  public CompletionStage<Void> drained() {
    return outbox.drained();
  }

  @Override
  public CompletionStage<Void> opened() {
    return opened.minimalCompletionStage();
  }

  @Override
  public void onMessage(Consumer<Message> listener) {
    inbox.listen(requireNonNull(listener, "listener"));
  }

  @Override
  public void onClosed(Consumer<@Nullable ChannelClosedException> listener) {
    inbox.listenClosed(requireNonNull(listener, "listener"));
  }

  @Override
  public CompletionStage<Void> closed() {
    return closed.minimalCompletionStage();
  }

  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    outbox.refuse(
        new ChannelClosedException("The channel '" + label + "' was closed on this side"));
    peer.executor().execute(this::beginClose);
  }

  private void beginClose() {
    if (state == DataChannelState.CLOSED) {
      return;
    }
    if (state == DataChannelState.CONNECTING && handle == null) {
      end(null);
      return;
    }
    boolean neverOpen = state == DataChannelState.CONNECTING;
    state = DataChannelState.CLOSING;
    if (neverOpen && outbox.bufferedAmount() == 0) {
      // The library closes it behind our back; nobody waits for anything.
      end(null);
      return;
    }
    // However that ends, closing comes next.
    var unused =
        outbox
            .drained()
            .orTimeout(CLOSE_FLUSH.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((nothing, failure) -> peer.executor().execute(this::closeNative));
  }

  /** The library throws away what it has queued when it closes, so this comes after the flush. */
  private void closeNative() {
    ChannelHandle native_ = handle;
    if (native_ == null) {
      return;
    }
    native_.close();
    peer.executor().schedule(() -> end(null), CLOSE_HANDSHAKE);
  }
}
