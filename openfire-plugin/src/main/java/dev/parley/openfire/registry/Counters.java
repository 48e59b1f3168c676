package dev.parley.openfire.registry;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the service started. Any thread. */
public final class Counters {
  private static final int SLOTS = 64;
  private static final int WINDOW = 60;
  private final LongAdder resolves = new LongAdder();
  private final LongAdder starts = new LongAdder();
  private final LongAdder elections = new LongAdder();
  private final Map<Refusal, LongAdder> refusals = new EnumMap<>(Refusal.class);
  private final Clock clock;

  /** Resolves in each of the last 64 seconds, and which second a slot stands for. */
  private final AtomicLongArray perSecond = new AtomicLongArray(SLOTS);

  private final AtomicLongArray seconds = new AtomicLongArray(SLOTS);

  Counters(Clock clock) {
    this.clock = clock;
    for (Refusal refusal : Refusal.values()) {
      refusals.put(refusal, new LongAdder());
    }
  }

  void resolve() {
    resolves.increment();
    long second = clock.instant().getEpochSecond();
    int slot = (int) (second % SLOTS);
    if (seconds.getAndSet(slot, second) != second) {
      perSecond.set(slot, 0);
    }
    perSecond.incrementAndGet(slot);
  }

  void start() {
    starts.increment();
  }

  void election() {
    elections.increment();
  }

  /** Counts a request that was answered with an error. */
  public void refused(Refusal refusal) {
    LongAdder count = refusals.get(refusal);
    if (count != null) {
      count.increment();
    }
  }

  /** Requests to resolve a name, refused ones included. */
  public long resolves() {
    return resolves.sum();
  }

  /** Requests to resolve in the last minute, as an average per second; near enough. */
  public double resolvesPerSecond() {
    long now = clock.instant().getEpochSecond();
    long sum = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      if (now - seconds.get(slot) < WINDOW) {
        sum += perSecond.get(slot);
      }
    }
    return sum / (double) WINDOW;
  }

  /** Requests to start a name, refused ones included. */
  public long starts() {
    return starts.sum();
  }

  /** Elections of a new active instance. */
  public long elections() {
    return elections.sum();
  }

  /** Refusals by reason. */
  public Map<Refusal, Long> refusals() {
    Map<Refusal, Long> counts = new EnumMap<>(Refusal.class);
    refusals.forEach((refusal, count) -> counts.put(refusal, count.sum()));
    return counts;
  }
}
