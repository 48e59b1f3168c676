package dev.parley.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.util.function.Consumer;

/** Feeds a local track of pictures to a native connection. */
final class VideoSender implements NativeSender, Consumer<VideoFrame> {
  private final VideoTrack local;
  private final CustomVideoSource source = new CustomVideoSource();
  private final dev.onvoid.webrtc.media.video.VideoTrack track;
  private boolean open;

  VideoSender(PeerConnectionFactory factory, VideoTrack local) {
    this.local = local;
    this.track = factory.createVideoTrack(local.id(), source);
  }

  @Override
  public dev.onvoid.webrtc.media.video.VideoTrack track() {
    return track;
  }

  @Override
  public synchronized void accept(VideoFrame frame) {
    if (!open) {
      return;
    }
    NativeI420Buffer buffer = NativeI420Buffer.allocate(frame.width(), frame.height());
    try {
      NativeMedia.copy(frame, buffer);
      source.pushFrame(
          new dev.onvoid.webrtc.media.video.VideoFrame(
              buffer, frame.rotation(), frame.timestampNanos()));
    } finally {
      buffer.release();
    }
  }

  @Override
  public void open() {
    synchronized (this) {
      open = true;
    }
    local.addOutput(this);
  }

  @Override
  public void shut() {
    local.removeOutput(this);
    synchronized (this) {
      open = false;
    }
  }

  @Override
  public void dispose() {
    NativeMedia.dispose(track);
    source.dispose();
  }
}
