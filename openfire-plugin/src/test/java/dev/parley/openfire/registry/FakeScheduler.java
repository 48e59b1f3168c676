package dev.parley.openfire.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** Runs everything on the test's thread, when the test says so. */
final class FakeScheduler implements Scheduler {
  private record Planned(Instant at, long order, Runnable work) {}

  private final FakeClock clock;
  private final Deque<Runnable> now = new ArrayDeque<>();
  private final PriorityQueue<Planned> later =
      new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::order));
  private long count;

  FakeScheduler(FakeClock clock) {
    this.clock = clock;
  }

  @Override
  public void inOrder(Runnable work) {
    now.add(work);
  }

  @Override
  public void soon(Runnable work) {
    now.add(work);
  }

  @Override
  public void after(Duration delay, Runnable work) {
    later.add(new Planned(clock.instant().plus(delay), count++, work));
  }

  /** Runs all that can run now. */
  void settle() {
    while (!now.isEmpty()) {
      now.poll().run();
    }
  }

  /** Lets time pass, and runs what comes due on the way. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    settle();
    while (!later.isEmpty() && !later.peek().at().isAfter(end)) {
      Planned planned = later.poll();
      clock.advance(Duration.between(clock.instant(), planned.at()));
      planned.work().run();
      settle();
    }
    clock.advance(Duration.between(clock.instant(), end));
  }
}
