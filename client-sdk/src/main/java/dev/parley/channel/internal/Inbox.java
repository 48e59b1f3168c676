package dev.parley.channel.internal;

import dev.parley.channel.ChannelClosedException;
import dev.parley.channel.Message;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Received messages on their way to the application: in order, on its executor, kept until there is
 * a listener. {@link #add} and {@link #close} may be called by native callbacks: they never block.
 */
final class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final Executor application;
  private final long limit;
  private final ArrayDeque<Message> messages = new ArrayDeque<>();
  private final Object lock = new Object();
  private long bytes;
  private boolean dispatching;
  private boolean closed;
  private boolean told;
  private boolean broken;
  private @Nullable ChannelClosedException error;
  private @Nullable Consumer<Message> listener;
  private @Nullable Consumer<@Nullable ChannelClosedException> closedListener;

  Inbox(Executor application, long limit) {
    this.application = application;
    this.limit = limit;
  }

  /**
   * Appends a message.
   *
   * @return false if there is no room, or the application's executor takes no tasks any more;
   *     nothing must be added after that
   */
  boolean add(Message message) {
    synchronized (lock) {
      if (closed) {
        return true;
      }
      // A small message costs more than its bytes.
      long cost = cost(message);
      if (bytes > 0 && bytes + cost > limit) {
        return false;
      }
      bytes += cost;
      messages.add(message);
    }
    dispatch();
    return !isBroken();
  }

  /** Whether the application's executor was shut down, so that nothing can be delivered. */
  boolean isBroken() {
    synchronized (lock) {
      return broken;
    }
  }

  /** Nothing follows. */
  void close(@Nullable ChannelClosedException cause) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      error = cause;
    }
    dispatch();
  }

  void listen(Consumer<Message> newListener) {
    synchronized (lock) {
      listener = newListener;
    }
    dispatch();
  }

  void listenClosed(Consumer<@Nullable ChannelClosedException> newListener) {
    synchronized (lock) {
      closedListener = newListener;
    }
    dispatch();
  }

  private void dispatch() {
    synchronized (lock) {
      if (dispatching || broken || !hasWork()) {
        return;
      }
      dispatching = true;
    }
    try {
      application.execute(this::drain);
    } catch (RuntimeException e) {
      synchronized (lock) {
        broken = true;
        closed = true;
        messages.clear();
        bytes = 0;
      }
      LOG.warn("The application's executor takes no tasks: a data channel is closed", e);
    }
  }

  private boolean hasWork() {
    boolean deliverable = listener != null && !messages.isEmpty();
    boolean end = closed && !told && closedListener != null;
    return deliverable || end;
  }

  private void drain() {
    while (true) {
      Message message = null;
      Consumer<Message> messageListener;
      Consumer<@Nullable ChannelClosedException> endListener = null;
      ChannelClosedException cause;
      synchronized (lock) {
        messageListener = listener;
        cause = error;
        if (messageListener != null && !messages.isEmpty()) {
          message = messages.poll();
        } else if (closed && !told && closedListener != null) {
          told = true;
          endListener = closedListener;
        } else {
          dispatching = false;
          return;
        }
      }
      if (message != null && messageListener != null) {
        call(messageListener, message);
        synchronized (lock) {
          bytes -= cost(message);
        }
      } else if (endListener != null) {
        endListener.accept(cause);
      }
    }
  }

  private static void call(Consumer<Message> listener, Message message) {
    try {
      listener.accept(message);
    } catch (RuntimeException | Error e) {
      LOG.error("A message listener failed", e);
    }
  }

  private static long cost(Message message) {
    return message.size() + 64L;
  }
}
