package dev.parley.runtime;

import dev.onvoid.webrtc.PeerConnectionFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to use a factory, held by a peer as long as it, its channels or tracks exist: the
 * factory's threads outlive every lease. A track must be made by the factory of the peer it is
 * added to.
 */
public final class FactoryLease implements AutoCloseable {

  private final FactoryPool pool;
  private final PooledFactory pooled;
  private final Runnable atExit;
  private final AtomicBoolean closed = new AtomicBoolean();
  private boolean listening;
  private int changes;

  FactoryLease(FactoryPool pool, PooledFactory pooled, Runnable atExit) {
    this.pool = pool;
    this.pooled = pooled;
    this.atExit = atExit;
  }

  /**
   * The factory.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  public PeerConnectionFactory factory() {
    if (closed.get()) {
      throw new IllegalStateException("The factory was given back");
    }
    return pooled.factory();
  }

  /** Counts messages received by callbacks of this factory: two references leak with each. */
  public void countMessages(int received) {
    pooled.messages.addAndGet(received);
  }

  /** The holder receives sound from now on, which must be pulled from its connection. */
  public synchronized void listen() {
    if (!listening && !closed.get()) {
      listening = true;
      pooled.pump().listen();
    }
  }

  /**
   * A native call begins by which the holder may stop to send sound: a description is applied, a
   * track is replaced or removed, the connection is closed.
   */
  public synchronized void change() {
    if (!closed.get()) {
      changes++;
      pooled.pump().change();
    }
  }

  /** That call has ended. */
  public synchronized void changed() {
    if (changes > 0) {
      changes--;
      pooled.pump().changed();
    }
  }

  /** Of the calls under way when a connection is closed, some are never said to have ended. */
  private synchronized void leavePump() {
    if (listening) {
      listening = false;
      pooled.pump().unlisten();
    }
    while (changes > 0) {
      changed();
    }
  }

  void exit() {
    atExit.run();
  }

  PooledFactory pooled() {
    return pooled;
  }

  /** Gives the factory back; nothing made with it may be touched afterwards. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      leavePump();
      pool.giveBack(this);
    }
  }
}
