package dev.parley.demo.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void isTheMiddleOne() {
    assertThat(Median.of(new double[] {3, 1, 2})).isEqualTo(2);
  }

  @Test
  void isBetweenTheTwoMiddleOnes() {
    assertThat(Median.of(new double[] {4, 1, 2, 30})).isEqualTo(3);
  }
}
