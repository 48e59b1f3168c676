package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RgbPictureTest {

  @ParameterizedTest
  @CsvSource({
    "000000,16,128,128",
    "ffffff,235,128,128",
    "ff0000,82,90,240",
    "00ff00,144,54,34",
    "0000ff,41,240,110"
  })
  void knownColours(String rgb, int y, int u, int v) {
    int[] pixels = new int[9];
    Arrays.fill(pixels, Integer.parseInt(rgb, 16));
    VideoFrame frame = RgbPicture.toI420(pixels, 3, 3, 0);
    assertThat(frame.luma(2, 2)).isEqualTo(y);
    assertThat(frame.u().get(3) & 0xff).isEqualTo(u);
    assertThat(frame.v().get(3) & 0xff).isEqualTo(v);
  }

  @Test
  void thereAndBackIsNearlyTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int colour = random.nextInt(1 << 24);
      int[] pixels = new int[16];
      Arrays.fill(pixels, colour);
      int back = RgbPicture.toRgb(RgbPicture.toI420(pixels, 4, 4, 0))[5];
      for (int shift = 0; shift <= 16; shift += 8) {
        assertThat((back >> shift) & 0xff)
            .isBetween(((colour >> shift) & 0xff) - 4, ((colour >> shift) & 0xff) + 4);
      }
    }
  }

  @Test
  void theFrameNumberSurvives() {
    VideoFrame frame = new TestPattern(640, 480).draw(4711, 0);
    assertThat(FrameCode.read(RgbPicture.toI420(RgbPicture.toRgb(frame), 640, 480, 0)))
        .hasValue(4711);
  }
}
