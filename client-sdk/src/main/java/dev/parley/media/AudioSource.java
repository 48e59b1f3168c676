package dev.parley.media;

/**
 * Where the sound of a local {@link AudioTrack} comes from. Parley brings {@link ToneSource};
 * applications may write their own. A source belongs to one track, which starts and stops it.
 */
public interface AudioSource {

  /** What a person may call it; never empty. */
  String label();

  /**
   * Begins to give frames of 10 ms to the sink, all of one sample rate and number of channels, in
   * real time and from one thread at a time. Called at most once.
   *
   * @param sink takes the frames; it never blocks and never throws
   * @param ended to be run when the source ends by itself, such as when a device is unplugged
   * @throws IllegalStateException if the source was started before
   */
  void start(AudioSink sink, Runnable ended);

  /**
   * Ends the source and releases its thread and device. When this returns no frame is given any
   * more, unless it was called from within the sink. Further calls, and a call without start, do
   * nothing.
   */
  void stop();
}
