package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class VideoViewTest {

  private static BufferedImage shown(VideoFrame frame, int width, int height) throws Exception {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    VideoView[] view = new VideoView[1];
    SwingUtilities.invokeAndWait(
        () -> {
          view[0] = new VideoView();
          view[0].setSize(width, height);
        });
    view[0].onVideo(frame);
    SwingUtilities.invokeAndWait(
        () -> {
          Graphics2D graphics = target.createGraphics();
          view[0].paint(graphics);
          graphics.dispose();
        });
    return target;
  }

  private static VideoFrame frame(BufferedImage image) {
    return RgbPicture.toI420(
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()),
        image.getWidth(),
        image.getHeight(),
        0);
  }

  @Test
  void showsThePictureScaledToFit() throws Exception {
    BufferedImage shown = shown(new TestPattern(640, 480).draw(99, 0), 320, 240);
    assertThat(FrameCode.read(frame(shown))).hasValue(99);
  }

  @Test
  void leavesBlackBordersWhereShapesDiffer() throws Exception {
    BufferedImage shown = shown(new TestPattern(640, 480).draw(99, 0), 640, 240);
    assertThat(shown.getRGB(10, 200) & 0xffffff).isZero();
    assertThat(FrameCode.read(frame(shown.getSubimage(160, 0, 320, 240)))).hasValue(99);
  }

  @Test
  void turnsThePictureUpright() throws Exception {
    VideoFrame upright = new TestPattern(480, 320).draw(7, 0);
    for (int rotation : new int[] {90, 180, 270}) {
      assertThat(FrameCode.read(frame(shown(turned(upright, rotation), 480, 320)))).hasValue(7);
    }
  }

  /** The picture as a camera held aslant would give it: turning it by the rotation undoes that. */
  private static VideoFrame turned(VideoFrame upright, int rotation) {
    int width = rotation == 180 ? upright.width() : upright.height();
    int height = rotation == 180 ? upright.height() : upright.width();
    byte[] data = new byte[VideoFrame.byteLength(width, height)];
    java.util.Arrays.fill(data, width * height, data.length, (byte) 128);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int luma =
            switch (rotation) {
              case 90 -> upright.luma(height - 1 - y, x);
              case 180 -> upright.luma(width - 1 - x, height - 1 - y);
              default -> upright.luma(y, width - 1 - x);
            };
        data[y * width + x] = (byte) luma;
      }
    }
    return VideoFrame.owning(data, width, height, rotation, 0);
  }

  @Test
  void isBlackBeforeTheFirstPicture() throws Exception {
    BufferedImage target = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    SwingUtilities.invokeAndWait(
        () -> {
          VideoView view = new VideoView();
          view.setSize(20, 20);
          view.paint(target.getGraphics());
        });
    assertThat(target.getRGB(10, 10) & 0xffffff).isZero();
  }
}
