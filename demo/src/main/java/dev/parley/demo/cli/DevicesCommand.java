package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.media.Facing;
import dev.parley.media.MediaDevice;
import dev.parley.media.MediaDevices;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code parley devices}: the cameras, microphones, loudspeakers and screens of this machine. */
@Command(
    name = "devices",
    header = "Lists the cameras, microphones, loudspeakers and screens of this machine.",
    description =
        "Lists the devices of this machine that the SDK can use, one on a line: kind, identifier,"
            + " label, and where a camera looks, if that is known. None is needed: a tone and a"
            + " test pattern stand in.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%n",
    sortOptions = false,
    exitCodeListHeading = ExitStatus.Help.HEADING,
    exitCodeList = {
      ExitStatus.Help.OK,
      ExitStatus.Help.FAILED,
      ExitStatus.Help.USAGE,
      ExitStatus.Help.MISSING
    })
final class DevicesCommand implements Callable<Integer> {

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Override
  public Integer call() {
    Output output = outputOptions.output();
    List<MediaDevice> devices = MediaDevices.system().enumerateDevices().join();
    devices.forEach(device -> print(device, output));
    if (devices.isEmpty() && !output.json()) {
      output.note("This machine has no camera, microphone, loudspeaker or screen that can be used");
    }
    return ExitStatus.OK;
  }

  private static void print(MediaDevice device, Output output) {
    String kind = kind(device);
    String facing = device.facing().name().toLowerCase(Locale.ROOT);
    boolean known = device.facing() != Facing.UNKNOWN;
    String text =
        String.join("\t", kind, plain(device.id()), plain(device.label()))
            + (known ? "\t" + facing : "");
    output.answer(
        "device",
        text,
        fields -> {
          fields.put("kind", kind).put("id", device.id()).put("label", device.label());
          if (known) {
            fields.put("facing", facing);
          }
        });
  }

  /** A device's own words must not look like a line of ours, nor steer the terminal. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /** MediaDeviceKind of W3C Media Capture and Streams; screens are ours. */
  private static String kind(MediaDevice device) {
    return switch (device.kind()) {
      case AUDIO_INPUT -> "audioinput";
      case AUDIO_OUTPUT -> "audiooutput";
      case VIDEO_INPUT -> "videoinput";
      case SCREEN -> "screen";
    };
  }
}
