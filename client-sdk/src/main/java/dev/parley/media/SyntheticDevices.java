package dev.parley.media;

import java.util.ArrayList;
import java.util.List;

/** The sources that need no device, as if they were devices. */
final class SyntheticDevices implements DeviceProvider {
  static final MediaDevice TONE =
      new MediaDevice("synthetic-tone", DeviceKind.AUDIO_INPUT, "Tone 440 Hz", Facing.UNKNOWN);
  static final MediaDevice PATTERN =
      new MediaDevice("synthetic-pattern", DeviceKind.VIDEO_INPUT, "Test pattern", Facing.UNKNOWN);

  private static final int[][] SIZES = {
    {160, 120}, {320, 180}, {320, 240}, {640, 360}, {640, 480}, {1280, 720}, {1920, 1080}
  };
  private static final int[] RATES = {1, 5, 10, 15, 24, 25, 30, 60};

  @Override
  public List<MediaDevice> devices() {
    return List.of(TONE, PATTERN);
  }

  @Override
  public List<VideoMode> modes(MediaDevice device) {
    List<VideoMode> modes = new ArrayList<>();
    if (device.equals(PATTERN)) {
      for (int[] size : SIZES) {
        for (int rate : RATES) {
          modes.add(new VideoMode(size[0], size[1], rate));
        }
      }
    }
    return modes;
  }

  @Override
  public AudioSource openAudio(MediaDevice device) {
    return new ToneSource(440);
  }

  @Override
  public VideoSource openVideo(MediaDevice device, VideoMode mode) {
    return new TestPatternSource(mode.width(), mode.height(), mode.framesPerSecond());
  }
}
