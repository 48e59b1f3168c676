package dev.parley.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

  @Test
  void keepsTheOrderAndSurvivesFailures() {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      SerialExecutor serial = new SerialExecutor(pool);
      List<Integer> seen = new CopyOnWriteArrayList<>();
      for (int i = 0; i < 1000; i++) {
        int number = i;
        serial.execute(
            () -> {
              seen.add(number);
              if (number % 100 == 0) {
                throw new IllegalStateException("task " + number);
              }
            });
      }
      await().until(() -> seen.size() == 1000);
      assertThat(seen).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    } finally {
      pool.shutdownNow();
    }
  }
}
