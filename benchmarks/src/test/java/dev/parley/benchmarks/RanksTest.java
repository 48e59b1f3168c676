package dev.parley.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void alwaysHigherNeverHigherAndEqual() {
    double[] low = {1, 2, 3};
    double[] high = {4, 5, 6, 7};
    assertThat(Ranks.higher(high, low)).isEqualTo(1);
    assertThat(Ranks.higher(low, high)).isZero();
    assertThat(Ranks.higher(low, low)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void drawsCountHalf() {
    assertThat(Ranks.higher(new double[] {1, 3}, new double[] {1, 2}))
        .isCloseTo((0.5 + 0 + 1 + 1) / 4, within(1e-9));
  }
}
