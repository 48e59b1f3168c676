package dev.parley.media;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;

/**
 * The microphones, by the JDK's sound system: the native library waits for ever for a sound server
 * that is not there, and its own recording cannot live beside other sources of sound.
 */
final class MicrophoneDevices implements DeviceProvider {
  private static final float SAMPLE_RATE = 48_000;
  private static final int SAMPLE_BITS = 16;

  /** Best first: speech is mono, but not every device offers that. */
  private static final List<AudioFormat> FORMATS = List.of(format(1), format(2));

  private static AudioFormat format(int channels) {
    return new AudioFormat(SAMPLE_RATE, SAMPLE_BITS, channels, true, false);
  }

  @Override
  public List<MediaDevice> devices() {
    List<MediaDevice> devices = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (format(AudioSystem.getMixer(info)) != null) {
        devices.add(new MediaDevice(id(info), DeviceKind.AUDIO_INPUT, label(info), Facing.UNKNOWN));
      }
    }
    return devices;
  }

  private static @Nullable AudioFormat format(Mixer mixer) {
    return FORMATS.stream().filter(f -> mixer.isLineSupported(line(f))).findFirst().orElse(null);
  }

  private static DataLine.Info line(AudioFormat format) {
    return new DataLine.Info(TargetDataLine.class, format);
  }

  private static String id(Mixer.Info info) {
    return "microphone:" + info.getName();
  }

  private static String label(Mixer.Info info) {
    return info.getName().isBlank() ? "Microphone" : info.getName();
  }

  @Override
  public List<VideoMode> modes(MediaDevice device) {
    return List.of();
  }

  @Override
  public AudioSource openAudio(MediaDevice device) {
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (id(info).equals(device.id())) {
        Mixer mixer = AudioSystem.getMixer(info);
        AudioFormat format = format(mixer);
        if (format != null) {
          return new MicrophoneSource(device.label(), open(device, mixer, format));
        }
      }
    }
    throw new DeviceNotFoundException(device.label() + " is no longer there", null);
  }

  private static TargetDataLine open(MediaDevice device, Mixer mixer, AudioFormat format) {
    try {
      TargetDataLine opened = (TargetDataLine) mixer.getLine(line(format));
      opened.open(format);
      return opened;
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new DeviceInUseException(
          device.label() + " gives no sound; is another program using it?", e);
    } catch (SecurityException e) {
      throw new DeviceNotAllowedException(
          "The system does not let this program use " + device.label(), e);
    }
  }

  @Override
  public VideoSource openVideo(MediaDevice device, VideoMode mode) {
    throw new DeviceNotFoundException("A microphone gives no pictures", null);
  }
}
