package dev.parley.media;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * A Swing component that shows the pictures of a track, as large as fits and with black borders
 * where the shapes differ. To be made on Swing's event thread; pictures may come on any thread.
 */
public final class VideoView extends JComponent implements VideoSink {
  private static final long serialVersionUID = 1L;

  private final transient AtomicReference<@Nullable VideoFrame> latest = new AtomicReference<>();
  private transient @Nullable BufferedImage image;

  /** Makes a view of 640 by 480 pixels, black until the first picture comes. */
  public VideoView() {
    setPreferredSize(new Dimension(640, 480));
    setOpaque(true);
  }

  /** Shows a picture. Of those that come faster than Swing paints, the newest is shown. */
  @Override
  public void onVideo(VideoFrame frame) {
    if (latest.getAndSet(frame) == null) {
      SwingUtilities.invokeLater(this::update);
    }
  }

  private void update() {
    VideoFrame frame = latest.getAndSet(null);
    if (frame != null) {
      image = upright(frame, image);
      repaint();
    }
  }

  /** Turns a frame into an image, reusing the former one if the size has not changed. */
  private static BufferedImage upright(VideoFrame frame, @Nullable BufferedImage former) {
    boolean turned = frame.rotation() % 180 != 0;
    int width = turned ? frame.height() : frame.width();
    int height = turned ? frame.width() : frame.height();
    BufferedImage result =
        former != null && former.getWidth() == width && former.getHeight() == height
            ? former
            : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] rgb = RgbPicture.toRgb(frame);
    if (frame.rotation() == 0) {
      result.setRGB(0, 0, width, height, rgb, 0, width);
      return result;
    }
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int pixel = rgb[y * frame.width() + x];
        switch (frame.rotation()) {
          case 90 -> result.setRGB(width - 1 - y, x, pixel);
          case 180 -> result.setRGB(width - 1 - x, height - 1 - y, pixel);
          default -> result.setRGB(y, height - 1 - x, pixel);
        }
      }
    }
    return result;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, getWidth(), getHeight());
    BufferedImage shown = image;
    if (shown == null) {
      return;
    }
    double scale =
        Math.min(getWidth() / (double) shown.getWidth(), getHeight() / (double) shown.getHeight());
    int width = (int) Math.round(shown.getWidth() * scale);
    int height = (int) Math.round(shown.getHeight() * scale);
    if (scale != 1 && graphics instanceof Graphics2D scaling) {
      scaling.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
    graphics.drawImage(
        shown, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
  }
}
