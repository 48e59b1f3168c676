package dev.parley.media;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.peer.internal.Callbacks;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The native end of a remote track: copies the frames that native threads bring and hands them to
 * the track. The native track belongs to its connection; it is let go of before that is closed.
 */
final class NativeReceiver {
  private final String mid;
  private final RemoteTrack track;
  private final AtomicReference<@Nullable Runnable> detach = new AtomicReference<>();

  private NativeReceiver(String mid, RemoteTrack track, Runnable detach) {
    this.mid = mid;
    this.track = track;
    this.detach.set(detach);
  }

  /**
   * Begins to take frames. To be called where native calls are allowed, as is {@link #end}.
   *
   * @param mid the content that the track belongs to
   * @param application runs the sinks
   * @param release run when the track has ended, on any thread: has {@link #end} called
   * @return null if the track is of an unknown kind
   */
  static @Nullable NativeReceiver of(
      String mid, MediaStreamTrack nativeTrack, Executor application, Runnable release) {
    if (nativeTrack instanceof dev.onvoid.webrtc.media.audio.AudioTrack audio) {
      RemoteAudioTrack remote = new RemoteAudioTrack(audio.getId(), application, release);
      AudioTrackSink sink =
          (data, bits, rate, channels, frames) ->
              Callbacks.guard(
                  "onData",
                  () ->
                      remote.emit(
                          AudioFrame.fromLittleEndian(data, rate, channels, System.nanoTime())));
      audio.addSink(sink);
      return new NativeReceiver(mid, remote, () -> audio.removeSink(sink));
    }
    if (nativeTrack instanceof dev.onvoid.webrtc.media.video.VideoTrack video) {
      RemoteVideoTrack remote = new RemoteVideoTrack(video.getId(), application, release);
      VideoTrackSink sink = frame -> Callbacks.guard("onVideoFrame", () -> take(frame, remote));
      video.addSink(sink);
      return new NativeReceiver(mid, remote, () -> video.removeSink(sink));
    }
    return null;
  }

  private static void take(
      dev.onvoid.webrtc.media.video.VideoFrame frame, RemoteVideoTrack remote) {
    try {
      remote.arrived(NativeMedia.copy(frame));
    } finally {
      frame.release();
    }
  }

  RemoteTrack track() {
    return track;
  }

  /** The content that the track belongs to. */
  String mid() {
    return mid;
  }

  /** Says whether the other side sends it. */
  void setMuted(boolean muted) {
    if (track instanceof RemoteAudioTrack audio) {
      audio.setMuted(muted);
    } else if (track instanceof RemoteVideoTrack video) {
      video.setMuted(muted);
    }
  }

  boolean isLive() {
    return track.state() == TrackState.LIVE;
  }

  /** Lets go of the native track if ours has ended, and tells whether it has. */
  boolean endIfStopped() {
    if (isLive()) {
      return false;
    }
    end();
    return true;
  }

  /** Lets go of the native track and ends ours. Further calls do nothing. */
  void end() {
    Runnable once = detach.getAndSet(null);
    if (once != null) {
      once.run();
      track.stop();
    }
  }
}
