package dev.parley.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SerialExecutorTest {

  @Test
  void runsOneTaskAtATimeInTheOrderOfEachThread() throws Exception {
    SerialExecutor executor = SerialExecutor.create("test");
    int threads = 8;
    int each = 5_000;
    List<int[]> ran = new ArrayList<>();
    AtomicInteger inside = new AtomicInteger();
    AtomicBoolean overlapped = new AtomicBoolean();
    CountDownLatch all = new CountDownLatch(threads * each);
    for (int t = 0; t < threads; t++) {
      int thread = t;
      new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  int number = i;
                  executor.execute(
                      () -> {
                        overlapped.compareAndSet(false, inside.incrementAndGet() != 1);
                        // Not synchronized: the executor must make this safe.
                        ran.add(new int[] {thread, number});
                        inside.decrementAndGet();
                        all.countDown();
                      });
                }
              })
          .start();
    }
    assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(overlapped).isFalse();
    assertThat(ran).hasSize(threads * each);
    int[] next = new int[threads];
    for (int[] one : ran) {
      assertThat(one[1]).isEqualTo(next[one[0]]++);
    }
  }

  @Test
  void aFailingTaskDoesNotKeepTheNextFromRunning() throws Exception {
    SerialExecutor executor = SerialExecutor.create("test");
    CountDownLatch next = new CountDownLatch(1);
    executor.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    executor.execute(next::countDown);
    assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void knowsItsOwnThread() throws Exception {
    SerialExecutor executor = SerialExecutor.create("test");
    AtomicBoolean inside = new AtomicBoolean();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(1);
    executor.execute(
        () -> {
          inside.set(executor.isCurrent());
          executor.execute(() -> order.add("later"));
          executor.runHere(() -> order.add("here"));
          executor.execute(done::countDown);
        });
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(inside).isTrue();
    assertThat(executor.isCurrent()).isFalse();
    assertThat(order).containsExactly("here", "later");
  }

  @Test
  void aCancelledTimerDoesNotRun() throws Exception {
    SerialExecutor executor = SerialExecutor.create("test");
    AtomicBoolean ran = new AtomicBoolean();
    SerialExecutor.Timer timer = executor.schedule(() -> ran.set(true), Duration.ofMillis(50));
    CountDownLatch later = new CountDownLatch(1);
    executor.schedule(later::countDown, Duration.ofMillis(150));
    timer.cancel();
    assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ran).isFalse();
  }

  @Test
  void sharesAThreadWithOthers() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      SerialExecutor executor = SerialExecutor.on(one, "test");
      CountDownLatch other = new CountDownLatch(1);
      AtomicBoolean stop = new AtomicBoolean();
      executor.execute(
          new Runnable() {
            @Override
            public void run() {
              if (!stop.get()) {
                executor.execute(this);
              }
            }
          });
      one.execute(other::countDown);
      assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
      stop.set(true);
    } finally {
      one.shutdown();
      assertThat(one.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void saysSoWhenItsThreadsAreGone() {
    ExecutorService gone = Executors.newSingleThreadExecutor();
    gone.shutdown();
    SerialExecutor executor = SerialExecutor.on(gone, "test");
    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
