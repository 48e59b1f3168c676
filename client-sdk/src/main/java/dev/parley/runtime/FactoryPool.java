package dev.parley.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's peer-connection factories. All peers share one at a time. The library leaks a
 * little with every connection and two references with every message received, and what leaks lives
 * as long as the factory's threads; so after so many of either a factory is retired: new peers get
 * a new one, and the old one is disposed when its last peer is gone.
 *
 * <p>The threads of a factory keep the JVM alive, as any that are not daemons. So the last one is
 * disposed two seconds after its last peer is gone, unless somebody keeps it warm. At JVM exit all
 * peers are closed and all factories disposed, since native threads that outlive the JVM take the
 * process down with a signal.
 *
 * <p>What no one can keep the library from: when the process ends it writes two lines ("VM attach
 * current thread failed", "Failed to attach thread …") to standard output. A program whose output
 * is read by another closes {@code System.out} as its last act; Java then leads the descriptor to
 * the null device.
 */
public final class FactoryPool {

  private static final Logger LOG = LoggerFactory.getLogger(FactoryPool.class);
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(3);

  /** How long the last factory outlives its last peer, so that a next peer finds it warm. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final FactoryPool SHARED = new FactoryPool(Limits.DEFAULT);

  /**
   * When a factory is retired.
   *
   * @param messages after so many messages received
   * @param cycles after so many leases
   */
  public record Limits(long messages, int cycles) {
    /** A quarter of a million messages (some 30 MB of leaked references) or 250 connections. */
    public static final Limits DEFAULT = new Limits(250_000, 250);
  }

  private final Limits limits;
  private final Set<FactoryLease> leases = new HashSet<>();
  private final List<PooledFactory> retired = new ArrayList<>();
  private @Nullable PooledFactory current;
  private int warm;
  private int disposing;
  private long lastUse;
  private boolean replacing;
  private boolean hooked;
  private boolean exiting;

  /** A pool of its own, for tests; an application uses the {@link #shared()} one. */
  public FactoryPool(Limits limits) {
    this.limits = limits;
  }

  /** The one of this process. */
  public static FactoryPool shared() {
    return SHARED;
  }

  /**
   * Makes a factory now, if there is none, and keeps one until it is told otherwise, so that peers
   * need not wait for it (a few tenths of a second).
   *
   * @return closing it lets the factory go when it has no peers
   * @throws NativeLibraryException if the library cannot be loaded
   * @throws IllegalStateException if the JVM is exiting
   */
  public Warmth keepWarm() {
    NativeLibrary.load();
    synchronized (this) {
      ensureCurrent();
      warm++;
    }
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        synchronized (this) {
          warm--;
          lastUse = System.nanoTime();
          lingerIfIdle();
        }
      }
    };
  }

  /** What keeps a factory warm. */
  @FunctionalInterface
  public interface Warmth extends AutoCloseable {

    /** Lets it go; further calls do nothing. */
    @Override
    void close();
  }

  /**
   * Takes a factory. Blocks while the first one is being made.
   *
   * @param atExit closes what uses it, called when the JVM exits
   * @throws NativeLibraryException if the library cannot be loaded
   * @throws IllegalStateException if the JVM is exiting
   */
  public FactoryLease lease(Runnable atExit) {
    NativeLibrary.load();
    synchronized (this) {
      PooledFactory pooled = ensureCurrent();
      pooled.users++;
      pooled.cycles++;
      FactoryLease lease = new FactoryLease(this, pooled, atExit);
      leases.add(lease);
      replaceIfSpent(pooled);
      return lease;
    }
  }

  /** How many factories exist, those included that wait for their last peer or are being ended. */
  public synchronized int size() {
    return retired.size() + disposing + (current == null ? 0 : 1);
  }

  private PooledFactory ensureCurrent() {
    if (exiting) {
      throw new IllegalStateException("The JVM is exiting");
    }
    if (!hooked) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::exit, "parley-exit"));
      hooked = true;
    }
    PooledFactory factory = current;
    if (factory == null) {
      factory = new PooledFactory();
      current = factory;
    }
    return factory;
  }

  /** The new one is made beside the old one, so that nobody waits for it. */
  private void replaceIfSpent(PooledFactory pooled) {
    boolean idle = leases.isEmpty() && warm == 0;
    if (idle || pooled != current || replacing || !isSpent(pooled)) {
      return;
    }
    replacing = true;
    Threads.workers().execute(this::replace);
  }

  private boolean isSpent(PooledFactory pooled) {
    return pooled.cycles >= limits.cycles() || pooled.messages.get() >= limits.messages();
  }

  private void replace() {
    PooledFactory fresh = null;
    try {
      fresh = new PooledFactory();
    } catch (RuntimeException | Error e) {
      LOG.warn("Cannot make a new peer-connection factory; going on with the old one", e);
    }
    PooledFactory spent = null;
    synchronized (this) {
      replacing = false;
      notifyAll();
      if (fresh != null && exiting) {
        spent = fresh;
      } else if (fresh != null) {
        PooledFactory old = current;
        current = fresh;
        if (old != null && old.users == 0) {
          spent = old;
        } else if (old != null) {
          retired.add(old);
        }
      }
      disposing += spent == null ? 0 : 1;
    }
    if (spent != null) {
      dispose(spent);
    }
  }

  void giveBack(FactoryLease lease) {
    PooledFactory spent = null;
    synchronized (this) {
      leases.remove(lease);
      lastUse = System.nanoTime();
      PooledFactory pooled = lease.pooled();
      pooled.users--;
      notifyAll();
      if (pooled.users == 0 && retired.remove(pooled)) {
        spent = pooled;
        disposing++;
      } else {
        replaceIfSpent(pooled);
      }
      lingerIfIdle();
    }
    if (spent != null) {
      // Not here: whoever gives a lease back may be anything but a thread that can wait.
      PooledFactory gone = spent;
      Threads.workers().execute(() -> dispose(gone));
    }
  }

  private void lingerIfIdle() {
    if (leases.isEmpty() && warm == 0 && current != null) {
      // Whether it is still idle then is looked at then.
      var unused =
          Threads.later(
              () -> Threads.workers().execute(this::disposeIfIdle),
              LINGER.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void disposeIfIdle() {
    PooledFactory idle;
    synchronized (this) {
      idle = current;
      boolean used = idle != null && System.nanoTime() - lastUse < LINGER.toNanos();
      if (idle == null || used || exiting || warm > 0 || !leases.isEmpty()) {
        return;
      }
      current = null;
      disposing++;
    }
    dispose(idle);
  }

  /** Counted by whoever takes it out of the pool, so that the JVM's exit waits for it. */
  private void dispose(PooledFactory factory) {
    factory.dispose();
    synchronized (this) {
      disposing--;
      notifyAll();
    }
  }

  private void exit() {
    List<FactoryLease> open;
    synchronized (this) {
      exiting = true;
      open = List.copyOf(leases);
    }
    for (FactoryLease lease : open) {
      try {
        lease.exit();
      } catch (RuntimeException e) {
        // One that is still being made; the others must be closed all the same.
        LOG.debug("A peer cannot be closed at the JVM's exit", e);
      }
    }
    List<PooledFactory> idle = awaitIdle();
    idle.forEach(PooledFactory::dispose);
  }

  private synchronized List<PooledFactory> awaitIdle() {
    long deadline = System.nanoTime() + EXIT_LIMIT.toNanos();
    try {
      while (!leases.isEmpty() || disposing > 0 || replacing) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          LOG.warn("{} peers were not closed in time for the JVM's exit", leases.size());
          break;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<PooledFactory> idle = new ArrayList<>(retired);
    if (current != null) {
      idle.add(current);
      current = null;
    }
    idle.removeIf(factory -> factory.users > 0);
    retired.removeAll(idle);
    return idle;
  }
}
