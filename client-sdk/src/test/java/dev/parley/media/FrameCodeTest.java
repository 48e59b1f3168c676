package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodeTest {
  private static final TestPattern PATTERN = new TestPattern(640, 480);

  @Test
  void codeIsItsOwnInverse() {
    IntStream.concat(
            IntStream.range(0, 100_000),
            IntStream.rangeClosed(FrameCode.MAX_NUMBER - 1000, FrameCode.MAX_NUMBER))
        .forEach(n -> assertThat(FrameCode.decode(FrameCode.encode(n))).hasValue(n));
  }

  @Test
  void anyOneOrTwoWrongCellsAreNoticed() {
    long bits = FrameCode.encode(123_456);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        assertThat(FrameCode.decode(bits ^ ((1L << i) | (1L << j)))).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 255, 4711, 0x7fffff, 0xffffff})
  void readsWhatItDrew(int number) {
    assertThat(FrameCode.read(PATTERN.draw(number, 0))).hasValue(number);
  }

  @ParameterizedTest
  @CsvSource({"160,90", "161,91", "320,180", "1280,720", "1366,768", "352,288"})
  void readsAtAnySize(int width, int height) {
    assertThat(FrameCode.read(new TestPattern(width, height).draw(4711, 0))).hasValue(4711);
  }

  @ParameterizedTest
  @CsvSource({"480,360", "320,240", "213,160", "160,120", "120,90", "960,720"})
  void readsAfterScaling(int width, int height) {
    assertThat(FrameCode.read(Degraded.scaled(PATTERN.draw(4711, 0), width, height)))
        .hasValue(4711);
  }

  @Test
  void readsThroughNoiseBlurAndFlatContrast() {
    Random random = new Random(3);
    for (int number = 0; number < 50; number++) {
      VideoFrame spoilt =
          Degraded.noisy(
              Degraded.scaled(Degraded.scaled(PATTERN.draw(number, 0), 107, 80), 640, 480),
              random,
              40);
      assertThat(FrameCode.read(Degraded.flattened(spoilt, 0.6))).hasValue(number);
    }
  }

  @Test
  void readsNothingFromOtherPictures() {
    Random random = new Random(5);
    assertThat(FrameCode.read(PATTERN.draw(1, 0).blackened())).isEmpty();
    VideoFrame small = Degraded.scaled(PATTERN.draw(1, 0), 32, 24);
    assertThat(FrameCode.read(small)).isEqualTo(OptionalInt.empty());
    long misread =
        IntStream.range(0, 2000)
            .filter(i -> FrameCode.read(Degraded.randomCells(random)).isPresent())
            .count();
    assertThat(misread).isLessThanOrEqualTo(1);
  }
}
