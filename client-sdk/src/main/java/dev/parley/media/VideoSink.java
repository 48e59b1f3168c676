package dev.parley.media;

/** Takes the pictures of a track. */
@FunctionalInterface
public interface VideoSink {

  /**
   * Called for every picture, in order and never by two threads at a time. It must not block for
   * long: when more than a few pictures wait, the oldest are dropped. A sink that throws is removed
   * from its track and the exception is logged.
   */
  void onVideo(VideoFrame frame);
}
