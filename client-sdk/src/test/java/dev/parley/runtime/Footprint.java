package dev.parley.runtime;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** What this process holds. */
public final class Footprint {

  private Footprint() {}

  /** Resident memory in KB. With a heap that is fixed and touched, its growth is native. */
  public static long residentKb() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmRSS");
  }

  /** Bytes of live Java objects. */
  public static long heap() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  /**
   * Live objects of received messages: the library's native threads refer to two for each, and
   * nobody else does.
   */
  public static long leakedReferences() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {null},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .map(line -> line.strip().split(" +"))
        .filter(
            line ->
                line.length > 3
                    && (line[3].equals("dev.onvoid.webrtc.RTCDataChannelBuffer")
                        || line[3].equals("java.nio.DirectByteBuffer")))
        .mapToLong(line -> Long.parseLong(line[1]))
        .sum();
  }

  /** Threads that the native library made. */
  public static List<String> nativeThreads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks
          .map(Footprint::name)
          .filter(
              name ->
                  name.startsWith("webrtc_jni")
                      || name.startsWith("rtc-")
                      || name.startsWith("AudioDevice")
                      || name.startsWith("webrtc_"))
          .toList();
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      // It ended meanwhile.
      return "";
    }
  }
}
