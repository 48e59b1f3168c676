package dev.parley.media;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screens, captured with the JDK's {@link Robot}: libwebrtc's own capturer ends the process
 * when there is no display, or a screen is named that it does not know.
 */
final class ScreenDevices implements DeviceProvider {
  private static final Logger LOG = LoggerFactory.getLogger(ScreenDevices.class);
  private static final int[] RATES = {1, 5, 10, 15, 30};
  private static final int[] DIVISORS = {1, 2, 3, 4};

  @Override
  public List<MediaDevice> devices() {
    List<MediaDevice> devices = new ArrayList<>();
    for (GraphicsDevice screen : screens()) {
      Rectangle bounds = screen.getDefaultConfiguration().getBounds();
      devices.add(
          new MediaDevice(
              id(screen),
              DeviceKind.SCREEN,
              "Screen " + (devices.size() + 1) + ", " + bounds.width + " x " + bounds.height,
              Facing.UNKNOWN));
    }
    return devices;
  }

  /** Empty on a machine without a display, or with one that cannot be reached. */
  private static GraphicsDevice[] screens() {
    if (GraphicsEnvironment.isHeadless()) {
      return new GraphicsDevice[0];
    }
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
    } catch (AWTError | LinkageError e) {
      LOG.debug("No screens, since the display cannot be reached: {}", e.getMessage());
      return new GraphicsDevice[0];
    }
  }

  private static String id(GraphicsDevice screen) {
    return "screen" + screen.getIDstring();
  }

  private static GraphicsDevice screen(MediaDevice device) {
    for (GraphicsDevice screen : screens()) {
      if (id(screen).equals(device.id())) {
        return screen;
      }
    }
    throw new DeviceNotFoundException(device.label() + " is no longer there", null);
  }

  @Override
  public List<VideoMode> modes(MediaDevice device) {
    Rectangle bounds = screen(device).getDefaultConfiguration().getBounds();
    List<VideoMode> modes = new ArrayList<>();
    for (int divisor : DIVISORS) {
      for (int rate : RATES) {
        modes.add(new VideoMode(bounds.width / divisor, bounds.height / divisor, rate));
      }
    }
    return modes;
  }

  @Override
  public AudioSource openAudio(MediaDevice device) {
    throw new DeviceNotFoundException("A screen gives no sound", null);
  }

  @Override
  public VideoSource openVideo(MediaDevice device, VideoMode mode) {
    GraphicsDevice screen = screen(device);
    try {
      Robot robot = new Robot(screen);
      Rectangle bounds = screen.getDefaultConfiguration().getBounds();
      return new ScreenSource(device.label(), robot, bounds, mode);
    } catch (AWTException | SecurityException e) {
      throw new DeviceNotAllowedException(
          "The system does not let this program see the screen: " + e.getMessage(), e);
    }
  }
}
