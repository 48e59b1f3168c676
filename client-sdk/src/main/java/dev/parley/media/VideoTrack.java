package dev.parley.media;

import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * A local track of pictures: it carries what a source gives to any number of peers and sinks. The
 * source starts when the first of them is added and stops with the track.
 */
public final class VideoTrack extends TrackBase<VideoFrame> implements MediaTrack {
  /** Few: a picture that waits is an old one, and large. */
  static final int QUEUE_CAPACITY = 8;

  private final VideoSource source;

  /** Makes a live track, which owns the source from now on. */
  public VideoTrack(VideoSource source) {
    super(UUID.randomUUID().toString(), source.label(), QUEUE_CAPACITY);
    this.source = source;
  }

  @Override
  public TrackKind kind() {
    return TrackKind.VIDEO;
  }

  /**
   * Gives the pictures to a sink as well, such as a preview. A sink that has been added before
   * stays as it is; adding one to an ended track does nothing.
   *
   * @param executor runs the sink
   */
  public void addSink(VideoSink sink, Executor executor) {
    addSink(sink, sink::onVideo, executor);
  }

  /** Gives no more pictures to the sink; does nothing if it was not added. */
  public void removeSink(VideoSink sink) {
    removeSinkOf(sink);
  }

  @Override
  void begin() {
    source.start(this::emit, this::end);
  }

  @Override
  void release() {
    source.stop();
  }

  @Override
  VideoFrame muted(VideoFrame frame) {
    return frame.blackened();
  }

  @Override
  void tell(Runnable listener) {
    listener.run();
  }
}
