package dev.parley.media;

import java.util.List;
import javax.sound.sampled.SourceDataLine;

/** The loudspeakers, by the JDK's sound system. */
final class SpeakerDevices {

  /** What the line itself holds: enough for a busy machine, and not heard as an echo's delay. */
  private static final int LINE_MILLIS = 60;

  private final SoundCards<SourceDataLine> cards =
      new SoundCards<>(
          SourceDataLine.class, DeviceKind.AUDIO_OUTPUT, "speaker:", "Loudspeaker", 2, 1);

  List<MediaDevice> devices() {
    return cards.devices();
  }

  /**
   * Opens one.
   *
   * @throws MediaException if it cannot be used
   */
  AudioPlayer open(MediaDevice device) {
    SourceDataLine line =
        cards.open(
            device,
            (opened, format) ->
                opened.open(
                    format,
                    Math.round(format.getFrameRate())
                        * format.getFrameSize()
                        * LINE_MILLIS
                        / 1000));
    return new AudioPlayer(device.label(), line);
  }
}
