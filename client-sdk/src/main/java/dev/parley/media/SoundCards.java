package dev.parley.media;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import org.jspecify.annotations.Nullable;

/**
 * One direction of the JDK's sound system: the native library waits for ever for a sound server
 * that is not there, and its own recording cannot live beside other sources of sound.
 *
 * @param <L> the type of its lines
 */
final class SoundCards<L extends DataLine> {
  private static final float SAMPLE_RATE = 48_000;
  private static final int SAMPLE_BITS = 16;

  private final Class<L> type;
  private final DeviceKind kind;
  private final String prefix;
  private final String nameless;
  private final List<AudioFormat> formats;

  /** Opens a line in a format that it supports. */
  @FunctionalInterface
  interface Opener<L> {
    void open(L line, AudioFormat format) throws LineUnavailableException;
  }

  /**
   * @param prefix what the devices' identifiers begin with
   * @param nameless the label of a device without a name
   * @param channels how many there may be, best first
   */
  SoundCards(Class<L> type, DeviceKind kind, String prefix, String nameless, int... channels) {
    this.type = type;
    this.kind = kind;
    this.prefix = prefix;
    this.nameless = nameless;
    List<AudioFormat> all = new ArrayList<>();
    for (int count : channels) {
      all.add(new AudioFormat(SAMPLE_RATE, SAMPLE_BITS, count, true, false));
    }
    this.formats = List.copyOf(all);
  }

  List<MediaDevice> devices() {
    List<MediaDevice> devices = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (format(AudioSystem.getMixer(info)) != null) {
        devices.add(new MediaDevice(id(info), kind, label(info), Facing.UNKNOWN));
      }
    }
    return devices;
  }

  private @Nullable AudioFormat format(Mixer mixer) {
    return formats.stream().filter(f -> mixer.isLineSupported(line(f))).findFirst().orElse(null);
  }

  private DataLine.Info line(AudioFormat format) {
    return new DataLine.Info(type, format);
  }

  private String id(Mixer.Info info) {
    return prefix + info.getName();
  }

  private String label(Mixer.Info info) {
    return info.getName().isBlank() ? nameless : info.getName();
  }

  /**
   * Opens a line of a device.
   *
   * @throws MediaException if the device is gone, in use or not allowed
   */
  L open(MediaDevice device, Opener<L> opener) {
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (id(info).equals(device.id())) {
        Mixer mixer = AudioSystem.getMixer(info);
        AudioFormat format = format(mixer);
        if (format != null) {
          return open(device, mixer, format, opener);
        }
      }
    }
    throw new DeviceNotFoundException(device.label() + " is no longer there", null);
  }

  private L open(MediaDevice device, Mixer mixer, AudioFormat format, Opener<L> opener) {
    try {
      L opened = type.cast(mixer.getLine(line(format)));
      opener.open(opened, format);
      return opened;
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new DeviceInUseException(
          device.label() + " cannot be opened; is another program using it?", e);
    } catch (SecurityException e) {
      throw new DeviceNotAllowedException(
          "The system does not let this program use " + device.label(), e);
    }
  }
}
