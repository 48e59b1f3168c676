package dev.parley.media;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A track of pictures that the other side sends. Without a sink its frames are dropped. */
public final class RemoteVideoTrack extends TrackBase<VideoFrame> implements RemoteTrack {
  private static final long STALL_MILLIS = 3_000;

  private final Executor executor;
  private final Runnable release;
  private final MuteState mute;

  /**
   * @param executor runs sinks and listeners
   * @param release lets go of the native side; run at least once, when the track has ended
   */
  RemoteVideoTrack(String id, Executor executor, Runnable release) {
    super(id, "Remote video", VideoTrack.QUEUE_CAPACITY);
    this.executor = executor;
    this.release = release;
    this.mute = new MuteState(executor, STALL_MILLIS);
  }

  @Override
  public boolean isMuted() {
    return mute.isMuted();
  }

  @Override
  public void onMuteChange(Consumer<Boolean> listener) {
    mute.onChange(listener);
  }

  /** As negotiated. */
  void setMuted(boolean muted) {
    mute.negotiated(muted);
  }

  @Override
  public TrackKind kind() {
    return TrackKind.VIDEO;
  }

  /**
   * Gives the frames that arrive from now on to a sink, on the application's executor. A sink that
   * has been added before stays as it is; adding one to an ended track does nothing.
   */
  public void addSink(VideoSink sink) {
    addSink(sink, executor);
  }

  /** Like {@link #addSink(VideoSink)}, on an executor of the sink's own. */
  public void addSink(VideoSink sink, Executor executor) {
    addSink(sink, sink::onVideo, executor);
  }

  /** Gives no more frames to the sink; does nothing if it was not added. */
  public void removeSink(VideoSink sink) {
    removeSinkOf(sink);
  }

  /** Takes a picture that has arrived. */
  void arrived(VideoFrame frame) {
    mute.frame();
    emit(frame);
  }

  @Override
  void begin() {
    // Frames arrive whether or not somebody wants them.
  }

  @Override
  void release() {
    mute.end();
    release.run();
  }

  @Override
  VideoFrame muted(VideoFrame frame) {
    return frame.blackened();
  }

  @Override
  void tell(Runnable listener) {
    executor.execute(listener);
  }
}
