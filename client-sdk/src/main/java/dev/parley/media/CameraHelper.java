package dev.parley.media;

import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.parley.peer.internal.Callbacks;
import dev.parley.runtime.NativeLibrary;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A process that captures from one camera and writes the pictures to its standard output, until its
 * standard input ends or it is killed. Started by {@link CameraProcess}, which says why.
 *
 * <p>The output is first a text (modified UTF-8): empty if the camera runs, else what failed. Then
 * for each picture {@link #PICTURE}, width, height and rotation, 32 bits each, and its I420 data.
 */
final class CameraHelper {
  /** Before each picture: what else is written to standard output does not begin so. */
  static final int PICTURE = 0x50524c59;

  private CameraHelper() {}

  /**
   * Captures.
   *
   * @param args descriptor of the camera, width, height, pictures a second
   */
  public static void main(String[] args) throws IOException {
    DataOutputStream output =
        new DataOutputStream(new FileOutputStream(FileDescriptor.out)); // not closed: the JVM ends
    try {
      start(
          args[0],
          new VideoCaptureCapability(
              Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3])),
          output);
      while (System.in.read() >= 0) {
        // What is said does not matter: who started this process is alive.
      }
    } catch (RuntimeException | Error e) {
      synchronized (output) {
        output.writeUTF(String.valueOf(e.getMessage()));
      }
    }
    // No orderly end: the native library aborts the process when a capture is stopped.
    Runtime.getRuntime().halt(0);
  }

  private static void start(
      String descriptor, VideoCaptureCapability capability, DataOutputStream output)
      throws IOException {
    NativeLibrary.load();
    VideoDevice device =
        NativeCameras.devices()
            .filter(present -> present.getDescriptor().equals(descriptor))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("it is no longer there"));
    VideoCapture capture = new VideoCapture();
    capture.setVideoCaptureDevice(device);
    capture.setVideoCaptureCapability(capability);
    capture.setVideoSink(frame -> Callbacks.guard("onVideoFrame", () -> take(frame, output)));
    // The text must come first.
    synchronized (output) {
      capture.start();
      output.writeUTF("");
    }
  }

  private static void take(
      dev.onvoid.webrtc.media.video.VideoFrame frame, DataOutputStream output) {
    try {
      VideoFrame picture = NativeMedia.copy(frame);
      byte[] data = picture.toI420();
      ByteBuffer header = ByteBuffer.allocate(4 * Integer.BYTES);
      header.putInt(PICTURE).putInt(picture.width()).putInt(picture.height());
      header.putInt(picture.rotation());
      synchronized (output) {
        output.write(header.array());
        output.write(data);
      }
    } catch (IOException e) {
      // Nobody reads any more.
      Runtime.getRuntime().halt(0);
    } finally {
      frame.release();
    }
  }
}
