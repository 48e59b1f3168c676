package dev.parley.media;

import java.util.List;
import javax.sound.sampled.TargetDataLine;

/** The microphones, by the JDK's sound system. */
final class MicrophoneDevices implements DeviceProvider {

  /** Speech is mono, but not every device offers that. */
  private final SoundCards<TargetDataLine> cards =
      new SoundCards<>(
          TargetDataLine.class, DeviceKind.AUDIO_INPUT, "microphone:", "Microphone", 1, 2);

  @Override
  public List<MediaDevice> devices() {
    return cards.devices();
  }

  @Override
  public List<VideoMode> modes(MediaDevice device) {
    return List.of();
  }

  @Override
  public AudioSource openAudio(MediaDevice device) {
    return new MicrophoneSource(device.label(), cards.open(device, TargetDataLine::open));
  }

  @Override
  public VideoSource openVideo(MediaDevice device, VideoMode mode) {
    throw new DeviceNotFoundException("A microphone gives no pictures", null);
  }
}
