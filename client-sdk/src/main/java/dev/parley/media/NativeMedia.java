package dev.parley.media;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.I420Buffer;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies pictures between native memory and ours, and lets go of native tracks. */
final class NativeMedia {
  private static final Logger LOG = LoggerFactory.getLogger(NativeMedia.class);

  private NativeMedia() {}

  /** Copies a picture into a native buffer of the same size. */
  static void copy(VideoFrame frame, I420Buffer to) {
    copyPlane(frame.y(), frame.width(), to.getDataY(), to.getStrideY(), frame.width());
    copyPlane(frame.u(), frame.chromaWidth(), to.getDataU(), to.getStrideU(), frame.chromaWidth());
    copyPlane(frame.v(), frame.chromaWidth(), to.getDataV(), to.getStrideV(), frame.chromaWidth());
  }

  /** Copies a native picture into our memory; the caller releases the native one. */
  static VideoFrame copy(dev.onvoid.webrtc.media.video.VideoFrame frame) {
    I420Buffer from = frame.buffer.toI420();
    int width = from.getWidth();
    int height = from.getHeight();
    byte[] data = new byte[VideoFrame.byteLength(width, height)];
    int chromaWidth = VideoFrame.chroma(width);
    int luma = width * height;
    int chroma = chromaWidth * VideoFrame.chroma(height);
    copyPlane(from.getDataY(), from.getStrideY(), ByteBuffer.wrap(data, 0, luma), width, width);
    copyPlane(
        from.getDataU(),
        from.getStrideU(),
        ByteBuffer.wrap(data, luma, chroma),
        chromaWidth,
        chromaWidth);
    copyPlane(
        from.getDataV(),
        from.getStrideV(),
        ByteBuffer.wrap(data, luma + chroma, chroma),
        chromaWidth,
        chromaWidth);
    return VideoFrame.owning(data, width, height, frame.rotation, System.nanoTime());
  }

  /** Copies as many rows as the tighter of the two planes has. */
  static void copyPlane(ByteBuffer from, int fromStride, ByteBuffer to, int toStride, int width) {
    if (fromStride == width && toStride == width) {
      int length = Math.min(from.remaining(), to.remaining());
      to.put(to.position(), from, from.position(), length);
      return;
    }
    int rows = Math.min(rows(from, fromStride, width), rows(to, toStride, width));
    for (int row = 0; row < rows; row++) {
      to.put(to.position() + row * toStride, from, from.position() + row * fromStride, width);
    }
  }

  /** The last row may lack its padding. */
  private static int rows(ByteBuffer plane, int stride, int width) {
    return (plane.remaining() + stride - width) / stride;
  }

  /** Lets go of a track that the connection no longer holds. */
  static void dispose(MediaStreamTrack track) {
    try {
      track.dispose();
    } catch (RuntimeException | Error e) {
      // Thrown when something native still refers to the track. Our reference is gone all the
      // same, and a second attempt would take one that is not ours.
      LOG.debug("A native track lives on: {}", e.getMessage());
    }
  }
}
