package dev.parley.media;

/** Takes the sound of a track. */
@FunctionalInterface
public interface AudioSink {

  /**
   * Called for every frame (10 ms of sound), in order and never by two threads at a time. It must
   * not block for long: frames that wait longer than half a second are dropped, oldest first. A
   * sink that throws is removed from its track and the exception is logged.
   */
  void onAudio(AudioFrame frame);
}
