package dev.parley.openfire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private final FakeClock clock = new FakeClock();
  private final TokenBuckets buckets = new TokenBuckets(clock);

  @Test
  void burstThenRate() {
    Rate rate = new Rate(2, 5);
    for (int i = 0; i < 5; i++) {
      assertThat(buckets.take("a", rate)).isTrue();
    }
    assertThat(buckets.take("a", rate)).isFalse();
    assertThat(buckets.take("b", rate)).isTrue();
    clock.advance(Duration.ofMillis(499));
    assertThat(buckets.take("a", rate)).isFalse();
    clock.advance(Duration.ofMillis(2));
    assertThat(buckets.take("a", rate)).isTrue();
    assertThat(buckets.take("a", rate)).isFalse();
  }

  @Test
  void noLimitCostsNothing() {
    for (int i = 0; i < 100_000; i++) {
      assertThat(buckets.take("k" + i, Rate.UNLIMITED)).isTrue();
    }
    assertThat(buckets.size()).isZero();
  }

  @Test
  void fullBucketsAreForgotten() {
    Rate rate = new Rate(10, 10);
    for (int i = 0; i < 100_000; i++) {
      buckets.take("k" + i, rate);
      clock.advance(Duration.ofMillis(1));
    }
    assertThat(buckets.size()).isLessThan(10_000);
  }
}
