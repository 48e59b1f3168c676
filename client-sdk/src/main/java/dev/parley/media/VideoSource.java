package dev.parley.media;

/**
 * Where the pictures of a local {@link VideoTrack} come from. Parley brings {@link
 * TestPatternSource}; applications may write their own. A source belongs to one track, which starts
 * and stops it.
 */
public interface VideoSource {

  /** What a person may call it; never empty. */
  String label();

  /**
   * Begins to give pictures to the sink, from one thread at a time. Called at most once.
   *
   * @param sink takes the pictures; it never blocks and never throws
   * @param ended to be run when the source ends by itself, such as when a device is unplugged
   * @throws IllegalStateException if the source was started before
   */
  void start(VideoSink sink, Runnable ended);

  /**
   * Ends the source and releases its thread and device. When this returns no picture is given any
   * more, unless it was called from within the sink. Further calls, and a call without start, do
   * nothing.
   */
  void stop();
}
