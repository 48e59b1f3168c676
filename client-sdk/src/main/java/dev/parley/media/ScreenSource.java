package dev.parley.media;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is on a screen, without the pointer. */
final class ScreenSource implements VideoSource {
  private final String label;
  private final Robot robot;
  private final Rectangle bounds;
  private final VideoMode mode;
  private final AtomicReference<@Nullable Pacer> pacer = new AtomicReference<>();

  ScreenSource(String label, Robot robot, Rectangle bounds, VideoMode mode) {
    this.label = label;
    this.robot = robot;
    this.bounds = bounds;
    this.mode = mode;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public void start(VideoSink sink, Runnable ended) {
    Pacer started =
        new Pacer(
            "parley-screen",
            1_000_000_000L / mode.framesPerSecond(),
            call -> sink.onVideo(capture()),
            ended);
    if (!pacer.compareAndSet(null, started)) {
      throw new IllegalStateException("this source feeds a track already; make another one");
    }
    started.start();
  }

  @Override
  public void stop() {
    Pacer started = pacer.get();
    if (started != null) {
      started.stop();
    }
  }

  private VideoFrame capture() {
    long now = System.nanoTime();
    BufferedImage image = scaled(robot.createScreenCapture(bounds));
    int width = image.getWidth();
    int height = image.getHeight();
    return RgbPicture.toI420(image.getRGB(0, 0, width, height, null, 0, width), width, height, now);
  }

  private BufferedImage scaled(BufferedImage image) {
    if (image.getWidth() == mode.width() && image.getHeight() == mode.height()) {
      return image;
    }
    BufferedImage smaller =
        new BufferedImage(mode.width(), mode.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = smaller.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(image, 0, 0, mode.width(), mode.height(), null);
    } finally {
      graphics.dispose();
    }
    return smaller;
  }
}
