package dev.parley.media;

import dev.parley.media.CameraSystem.Camera;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the Linux kernel says about its video devices, without opening one. */
final class LinuxVideo {
  private LinuxVideo() {}

  /** The names of the video devices, such as {@code video0}; empty if there are none. */
  static List<String> nodes(Path classes) {
    try (Stream<Path> entries = Files.list(classes)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("video\\d+"))
          .sorted()
          .toList();
    } catch (IOException e) {
      // No such folder: the kernel has never seen a video device.
      return List.of();
    }
  }

  /** The devices whose access rights shut this process out. */
  static List<Camera> forbidden(Path classes) {
    return nodes(classes).stream()
        .map(node -> new Camera(name(classes.resolve(node)), "/dev/" + node))
        .filter(camera -> Files.exists(Path.of(camera.descriptor())))
        .filter(camera -> !Files.isReadable(Path.of(camera.descriptor())))
        .toList();
  }

  private static String name(Path node) {
    try {
      String name = Files.readString(node.resolve("name"), StandardCharsets.UTF_8).strip();
      return name.isEmpty() ? "Camera" : name;
    } catch (IOException e) {
      return "Camera";
    }
  }
}
