package dev.parley.media;

import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.parley.media.CameraSystem.Camera;
import dev.parley.runtime.Threads;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running {@link CameraHelper}. It is a process of its own because the native library, at least
 * on Linux, cannot be trusted with a camera: it looks at its own state while the thread that
 * captures holds it, which aborts the process, always when a capture is stopped and, on a busy
 * machine, often when one is started; and it spins when the camera is unplugged. A process that has
 * aborted is started again, one that is killed lets go of the camera at once, and whatever else
 * goes wrong in a camera's driver does not reach the application.
 */
final class CameraProcess {
  private static final Logger LOG = LoggerFactory.getLogger(CameraProcess.class);
  private static final long START_LIMIT_NANOS = 9_000_000_000L;
  private static final long STOP_MILLIS = 2_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Process process;
  private final Thread reader;
  private volatile boolean stopped;

  private CameraProcess(Process process, DataInputStream input, VideoSink sink, Runnable gone) {
    this.process = process;
    this.reader = new Thread(() -> read(input, sink, gone), "parley-camera");
    reader.setDaemon(true);
  }

  /**
   * Starts a process and waits until the camera runs.
   *
   * @throws DeviceInUseException if it does not
   */
  static CameraProcess start(Camera camera, VideoMode mode, VideoSink sink, Runnable gone) {
    long deadline = System.nanoTime() + START_LIMIT_NANOS;
    for (int attempt = 1; ; attempt++) {
      try {
        return launch(camera, mode, sink, gone, deadline);
      } catch (EOFException e) {
        // Aborted: to start is a race, which the library loses often while the machine is busy.
        LOG.debug("{} did not start, attempt {}", camera, attempt);
        if (System.nanoTime() - deadline >= 0) {
          throw inUse(camera, e);
        }
      } catch (IOException e) {
        throw inUse(camera, e);
      }
    }
  }

  private static DeviceInUseException inUse(Camera camera, IOException cause) {
    return new DeviceInUseException(
        camera.name() + " gives no pictures; is another program using it?", cause);
  }

  private static CameraProcess launch(
      Camera camera, VideoMode mode, VideoSink sink, Runnable gone, long deadline)
      throws IOException {
    Process process = launch(command(camera, mode));
    // A driver may hang for ever.
    long limit = Math.max(0, deadline - System.nanoTime());
    var timeout = Threads.later(process::destroyForcibly, limit, TimeUnit.NANOSECONDS);
    boolean runs = false;
    try {
      DataInputStream input =
          new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
      String failure = input.readUTF();
      if (!failure.isEmpty()) {
        throw new IOException(failure);
      }
      runs = true;
      CameraProcess started = new CameraProcess(process, input, sink, gone);
      started.reader.start();
      return started;
    } finally {
      timeout.cancel(false);
      if (!runs) {
        process.destroyForcibly();
      }
    }
  }

  private static Process launch(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new DeviceInUseException(
          "Cameras need the java command of the running JDK, which does not start: "
              + e.getMessage(),
          e);
    }
  }

  private static List<String> command(Camera camera, VideoMode mode) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-Djava.awt.headless=true", "-cp", classPath()));
    command.addAll(List.of(CameraHelper.class.getName(), camera.descriptor()));
    command.add(Integer.toString(mode.width()));
    command.add(Integer.toString(mode.height()));
    command.add(Integer.toString(mode.framesPerSecond()));
    return command;
  }

  /** That of this process, and whatever a class loader of its own may have brought. */
  private static String classPath() {
    Set<String> entries = new LinkedHashSet<>();
    for (Class<?> type : List.of(CameraHelper.class, VideoCapture.class, LoggerFactory.class)) {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      try {
        if (source != null && "file".equals(source.getLocation().getProtocol())) {
          entries.add(Path.of(source.getLocation().toURI()).toString());
        }
      } catch (URISyntaxException e) {
        LOG.debug("No part of the helper's class path: {}", source.getLocation());
      }
    }
    entries.add(System.getProperty("java.class.path", ""));
    return String.join(File.pathSeparator, entries);
  }

  private void read(DataInputStream input, VideoSink sink, Runnable gone) {
    try {
      while (!stopped) {
        VideoFrame frame = picture(input);
        if (!stopped) {
          sink.onVideo(frame);
        }
      }
    } catch (IOException | RuntimeException e) {
      if (!stopped) {
        LOG.warn("A camera gives no more pictures: {}", e.toString());
      }
    }
    process.destroyForcibly();
    if (!stopped) {
      gone.run();
    }
  }

  private static VideoFrame picture(DataInputStream input) throws IOException {
    if (input.readInt() != CameraHelper.PICTURE) {
      throw new IOException("not a picture");
    }
    int width = input.readInt();
    int height = input.readInt();
    int rotation = input.readInt();
    byte[] data = new byte[VideoFrame.byteLength(width, height)];
    input.readFully(data);
    return VideoFrame.owning(data, width, height, rotation, System.nanoTime());
  }

  /** Ends the process and with it the capture; further calls do nothing. */
  void stop() {
    stopped = true;
    process.destroyForcibly();
    if (Thread.currentThread().equals(reader)) {
      return;
    }
    try {
      reader.join(STOP_MILLIS);
      // Only then is the camera free for others.
      if (!process.waitFor(STOP_MILLIS, TimeUnit.MILLISECONDS) || reader.isAlive()) {
        LOG.warn("{} is held up by a sink or its camera", reader.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
