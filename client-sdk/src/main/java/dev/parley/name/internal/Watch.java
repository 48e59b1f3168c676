package dev.parley.name.internal;

import dev.parley.name.NameListener;
import dev.parley.name.NameWatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One watch; turns presence into the events that differ from what was told last. */
final class Watch implements NameWatch {

  private enum Told {
    NOTHING,
    ONLINE,
    OFFLINE
  }

  private final String name;
  private final NameListener listener;
  private final Executor events;
  private final Consumer<Watch> remove;
  private volatile Told told = Told.NOTHING;
  private volatile boolean closed;
  private long epoch;
  private boolean interrupted;
  private int asked;
  private int answered;

  Watch(String name, NameListener listener, Executor events, Consumer<Watch> remove) {
    this.name = name;
    this.listener = listener;
    this.events = events;
    this.remove = remove;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean online() {
    return told == Told.ONLINE;
  }

  boolean isClosed() {
    return closed;
  }

  /** On the worker: a question is on its way; gives it a number. */
  int asked() {
    return ++asked;
  }

  /** On the worker: whether that question is the last one and nothing came since. */
  boolean unanswered(int number) {
    return !closed && number == asked && answered < number;
  }

  /** On the worker. */
  void online(long now) {
    answered = asked;
    if (told == Told.ONLINE && now != epoch) {
      tell(l -> l.onMoved(now));
    } else if (told != Told.ONLINE || interrupted) {
      tell(l -> l.onOnline(now));
    }
    told = Told.ONLINE;
    epoch = now;
    interrupted = false;
  }

  /** On the worker. */
  void offline() {
    answered = asked;
    if (told != Told.OFFLINE || interrupted) {
      tell(NameListener::onOffline);
    }
    told = Told.OFFLINE;
    interrupted = false;
  }

  /** On the worker: the link is lost. */
  void interrupted() {
    if (told != Told.NOTHING && !interrupted) {
      interrupted = true;
      tell(NameListener::onInterrupted);
    }
  }

  /** On the worker: the link is back, and nothing was missed. */
  void resumed() {
    if (!interrupted) {
      return;
    }
    switch (told) {
      case ONLINE -> online(epoch);
      case OFFLINE -> offline();
      case NOTHING -> interrupted = false;
    }
  }

  private void tell(Consumer<NameListener> event) {
    events.execute(
        () -> {
          if (!closed) {
            event.accept(listener);
          }
        });
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      remove.accept(this);
    }
  }
}
