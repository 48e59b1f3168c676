package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameCounterReaderTest {
  private final TestPattern pattern = new TestPattern(160, 120);
  private final FrameCounterReader reader = new FrameCounterReader();

  private FrameCount read(int... numbers) {
    for (int number : numbers) {
      reader.onVideo(pattern.draw(number, 0));
    }
    return reader.count();
  }

  @Test
  void nothingSeenIsNotInOrder() {
    assertThat(reader.count()).isEqualTo(new FrameCount(0, 0, 0, 0, -1, -1));
    assertThat(reader.count().inOrder()).isFalse();
  }

  @Test
  void countsInOrder() {
    assertThat(read(5, 6, 7, 8)).isEqualTo(new FrameCount(4, 0, 0, 0, 5, 8));
    assertThat(reader.count().inOrder()).isTrue();
  }

  @Test
  void countsWhatIsMissing() {
    assertThat(read(5, 7, 11)).isEqualTo(new FrameCount(3, 0, 0, 4, 5, 11));
    assertThat(reader.count().inOrder()).isTrue();
  }

  @Test
  void noticesRepetitionAndReordering() {
    assertThat(read(5, 5)).isEqualTo(new FrameCount(2, 0, 1, 0, 5, 5));
    assertThat(read(8, 6)).isEqualTo(new FrameCount(4, 0, 2, 2, 5, 8));
    assertThat(reader.count().inOrder()).isFalse();
  }

  @Test
  void goesOnAfterTheHighestNumber() {
    assertThat(read(FrameCode.MAX_NUMBER - 1, FrameCode.MAX_NUMBER, 0, 1))
        .isEqualTo(new FrameCount(4, 0, 0, 0, FrameCode.MAX_NUMBER - 1, 1));
  }

  @Test
  void countsTheUnreadable() {
    reader.onVideo(pattern.draw(3, 0).blackened());
    assertThat(read(4)).isEqualTo(new FrameCount(1, 1, 0, 0, 4, 4));
  }
}
