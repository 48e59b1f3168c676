package dev.parley.media;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A track of sound that the other side sends. Without a sink its frames are dropped. */
public final class RemoteAudioTrack extends TrackBase<AudioFrame> implements RemoteTrack {
  private final Executor executor;
  private final Runnable release;
  private final MuteState mute;

  /**
   * @param executor runs sinks and listeners
   * @param release lets go of the native side; run at least once, when the track has ended
   */
  RemoteAudioTrack(String id, Executor executor, Runnable release) {
    super(id, "Remote audio", AudioTrack.QUEUE_CAPACITY);
    this.executor = executor;
    this.release = release;
    this.mute = new MuteState(executor, 0);
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
    return TrackKind.AUDIO;
  }

  /**
   * Gives the frames that arrive from now on to a sink, on the application's executor. A sink that
   * has been added before stays as it is; adding one to an ended track does nothing.
   */
  public void addSink(AudioSink sink) {
    addSink(sink, executor);
  }

  /** Like {@link #addSink(AudioSink)}, on an executor of the sink's own. */
  public void addSink(AudioSink sink, Executor executor) {
    addSink(sink, sink::onAudio, executor);
  }

  /** Gives no more frames to the sink; does nothing if it was not added. */
  public void removeSink(AudioSink sink) {
    removeSinkOf(sink);
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
  AudioFrame muted(AudioFrame frame) {
    return frame.silenced();
  }

  @Override
  void tell(Runnable listener) {
    executor.execute(listener);
  }
}
