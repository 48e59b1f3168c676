package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FramesTest {

  @Test
  void audioSurvivesItsBytes() {
    AudioFrame frame =
        AudioFrame.of(new short[] {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE, 258}, 48_000, 2, 7);
    AudioFrame copy = AudioFrame.fromLittleEndian(frame.toLittleEndian(), 48_000, 2, 7);
    assertThat(copy.samples()).isEqualTo(frame.samples());
    assertThat(copy.length()).isEqualTo(3);
    assertThat(copy.sample(1, 1)).isEqualTo(Short.MAX_VALUE);
    assertThat(frame.toLittleEndian()).startsWith(0, 0, 1, 0, 255, 255);
  }

  @Test
  void audioIsImmutable() {
    short[] samples = {1, 2, 3};
    AudioFrame frame = AudioFrame.of(samples, 8000, 1, 0);
    samples[0] = 9;
    assertThat(frame.sample(0, 0)).isEqualTo((short) 1);
    assertThat(frame.samples().isReadOnly()).isTrue();
    assertThatThrownBy(() -> frame.sample(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void audioRefusesWhatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AudioFrame.of(new short[3], 48_000, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> AudioFrame.of(new short[2], 0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> AudioFrame.of(new short[2], 8000, 0, 0));
  }

  @Test
  void planesLieWhereI420PutsThem() {
    byte[] data = new byte[VideoFrame.byteLength(3, 3)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) i;
    }
    VideoFrame frame = VideoFrame.i420(data, 3, 3, 0);
    data[0] = 99;
    assertThat(frame.luma(0, 0)).isZero();
    assertThat(frame.luma(2, 1)).isEqualTo(5);
    assertThat(frame.y()).isEqualTo(ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8}));
    assertThat(frame.u()).isEqualTo(ByteBuffer.wrap(new byte[] {9, 10, 11, 12}));
    assertThat(frame.v()).isEqualTo(ByteBuffer.wrap(new byte[] {13, 14, 15, 16}));
    assertThat(frame.y().isReadOnly()).isTrue();
    assertThatThrownBy(() -> frame.luma(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void videoRefusesWhatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VideoFrame.i420(new byte[10], 3, 3, 0))
        .withMessageContaining("17 bytes, not 10");
    assertThatIllegalArgumentException().isThrownBy(() -> VideoFrame.byteLength(0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> VideoFrame.byteLength(3, 8193));
  }

  @Test
  void aBlackFrameIsBlack() {
    VideoFrame black = new TestPattern(160, 90).draw(3, 5).blackened();
    assertThat(black.meanLuma(0, 0, 160, 90)).isEqualTo(16);
    assertThat(black.u().get(77)).isEqualTo((byte) 128);
    assertThat(black.timestampNanos()).isEqualTo(5);
  }
}
