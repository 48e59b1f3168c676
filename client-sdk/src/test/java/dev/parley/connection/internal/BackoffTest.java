package dev.parley.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void doublesUpToTheLimitAndStartsAgain() {
    Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(2), () -> 1);
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(2));
    }
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void spreadsByUpToHalf() {
    Backoff backoff = new Backoff(Duration.ofMillis(400), Duration.ofSeconds(2), () -> 0);
    assertThat(backoff.next()).isZero();
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(200));
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(400));
  }
}
