package dev.parley.channel.internal;

import dev.parley.channel.ChannelClosedException;
import dev.parley.channel.MessageTooLargeException;
import dev.parley.channel.SendQueueFullException;
import dev.parley.peer.SerialExecutor;
import dev.parley.runtime.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way to the native channel. {@link #send} queues, the peer's sender hands over.
 * The library drops what exceeds its 16 MiB queue without a word, so no more than {@link
 * #NATIVE_LIMIT} is ever given to it; while it has that much the sender asks every millisecond
 * whether there is room, and at no other time.
 */
final class Outbox {

  /** Bytes that the library may have waiting for one channel. */
  static final long NATIVE_LIMIT = 4L << 20;

  private static final Duration POLL = Duration.ofMillis(1);
  private static final Duration SLOW_POLL = Duration.ofMillis(20);
  private static final int BATCH = 64;

  private static final class Entry {
    final byte[] bytes;
    final boolean binary;
    final CompletableFuture<Void> done = new CompletableFuture<>();

    Entry(byte[] bytes, boolean binary) {
      this.bytes = bytes;
      this.binary = binary;
    }
  }

  private final SerialExecutor sender;
  private final IntSupplier maxMessageSize;
  private final long limit;
  private final Object lock = new Object();
  private final ArrayDeque<Entry> queue = new ArrayDeque<>();
  private final List<CompletableFuture<Void>> drains = new ArrayList<>();
  private long queued;
  private boolean scheduled;
  private @Nullable ChannelClosedException closed;
  private @Nullable ChannelHandle handle;

  /** What the library had at last sight, and what was given to it since. */
  private long nativeAmount;

  /** The sender's own. */
  private int idlePolls;

  Outbox(SerialExecutor sender, IntSupplier maxMessageSize, long limit) {
    this.sender = sender;
    this.maxMessageSize = maxMessageSize;
    this.limit = limit;
  }

  CompletableFuture<Void> send(byte[] bytes, boolean binary) {
    int max = maxMessageSize.getAsInt();
    if (bytes.length > max) {
      return CompletableFuture.failedFuture(new MessageTooLargeException(bytes.length, max));
    }
    Entry entry = new Entry(bytes, binary);
    synchronized (lock) {
      if (closed != null) {
        return CompletableFuture.failedFuture(closed);
      }
      if (queued > 0 && queued + cost(entry) > limit) {
        return CompletableFuture.failedFuture(new SendQueueFullException(queued, limit));
      }
      queued += cost(entry);
      queue.add(entry);
    }
    schedule();
    return entry.done;
  }

  /** The channel is open: what waited goes. */
  void open(ChannelHandle opened) {
    synchronized (lock) {
      handle = opened;
    }
    schedule();
  }

  /** Takes no more messages; those that wait still go. */
  void refuse(ChannelClosedException why) {
    synchronized (lock) {
      closed = closed == null ? why : closed;
    }
  }

  /** Ends it: what still waits fails. */
  void close(ChannelClosedException why) {
    List<CompletableFuture<Void>> failed = new ArrayList<>();
    synchronized (lock) {
      closed = closed == null ? why : closed;
      handle = null;
      queue.forEach(entry -> failed.add(entry.done));
      failed.addAll(drains);
      queue.clear();
      drains.clear();
      queued = 0;
      nativeAmount = 0;
    }
    if (!failed.isEmpty()) {
      Threads.workers().execute(() -> failed.forEach(stage -> stage.completeExceptionally(why)));
    }
  }

  long bufferedAmount() {
    synchronized (lock) {
      return queued + nativeAmount;
    }
  }

  CompletableFuture<Void> drained() {
    CompletableFuture<Void> result = new CompletableFuture<>();
    synchronized (lock) {
      if (closed != null && handle == null) {
        return CompletableFuture.failedFuture(closed);
      }
      drains.add(result);
    }
    schedule();
    return result;
  }

  private void schedule() {
    synchronized (lock) {
      if (scheduled || handle == null) {
        return;
      }
      scheduled = true;
    }
    sender.execute(this::pump);
  }

  /** On the sender: hands over as much as there is room for, and comes back if more waits. */
  private void pump() {
    synchronized (lock) {
      scheduled = false;
    }
    List<CompletableFuture<Void>> done = new ArrayList<>();
    boolean again = true;
    Duration pause = null;
    while (again && done.size() < BATCH) {
      ChannelHandle open;
      Entry entry;
      boolean mayBeFull;
      synchronized (lock) {
        open = handle;
        entry = queue.peek();
        mayBeFull = entry != null && nativeAmount + entry.bytes.length > NATIVE_LIMIT;
      }
      if (open == null) {
        again = false;
      } else if (entry == null) {
        again = settleDrains(open, done);
        pause = again ? pollPause() : null;
        break;
      } else if (mayBeFull && isFull(open, entry)) {
        pause = POLL;
        break;
      } else {
        again = handOver(open, entry, done);
      }
    }
    complete(done);
    if (again) {
      resume(pause);
    }
  }

  private boolean isFull(ChannelHandle open, Entry entry) {
    long amount = open.bufferedAmount();
    synchronized (lock) {
      nativeAmount = amount;
    }
    return amount > 0 && amount + entry.bytes.length > NATIVE_LIMIT;
  }

  private boolean handOver(ChannelHandle open, Entry entry, List<CompletableFuture<Void>> done) {
    int max = maxMessageSize.getAsInt();
    boolean fits = entry.bytes.length <= max;
    if (fits && !open.send(entry.bytes, entry.binary)) {
      // Not open any more; its end is on the way and fails what waits.
      return false;
    }
    synchronized (lock) {
      if (handle == null) {
        // Closed meanwhile, which failed everything that was queued.
        return false;
      }
      queue.poll();
      queued -= cost(entry);
      nativeAmount += fits ? entry.bytes.length : 0;
    }
    if (fits) {
      idlePolls = 0;
      done.add(entry.done);
    } else {
      // Queued before the other side had stated its limit.
      Threads.workers()
          .execute(
              () ->
                  entry.done.completeExceptionally(
                      new MessageTooLargeException(entry.bytes.length, max)));
    }
    return true;
  }

  /** With nothing queued: whether somebody still waits for the library's own queue. */
  private boolean settleDrains(ChannelHandle open, List<CompletableFuture<Void>> done) {
    synchronized (lock) {
      if (drains.isEmpty()) {
        return false;
      }
    }
    long amount = open.bufferedAmount();
    synchronized (lock) {
      nativeAmount = amount;
      if (amount > 0 || !queue.isEmpty()) {
        return true;
      }
      done.addAll(drains);
      drains.clear();
      return false;
    }
  }

  private Duration pollPause() {
    return ++idlePolls > 50 ? SLOW_POLL : POLL;
  }

  private void resume(@Nullable Duration pause) {
    if (pause == null) {
      schedule();
      return;
    }
    synchronized (lock) {
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    sender.schedule(this::pump, pause);
  }

  private static void complete(List<CompletableFuture<Void>> done) {
    if (!done.isEmpty()) {
      Threads.workers().execute(() -> done.forEach(stage -> stage.complete(null)));
    }
  }

  /** A small message costs more than its bytes. */
  private static long cost(Entry entry) {
    return entry.bytes.length + 64L;
  }
}
