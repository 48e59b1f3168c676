package dev.parley.media;

import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * A local track of sound: it carries what a source gives to any number of peers and sinks. The
 * source starts when the first of them is added and stops with the track.
 */
public final class AudioTrack extends TrackBase<AudioFrame> implements MediaTrack {
  /** Half a second. */
  static final int QUEUE_CAPACITY = 50;

  private static final int HIGHEST_RATE = 48_000;
  private static final int FRAMES_PER_SECOND = 100;

  private final AudioSource source;

  /** Makes a live track, which owns the source from now on. */
  public AudioTrack(AudioSource source) {
    super(UUID.randomUUID().toString(), source.label(), QUEUE_CAPACITY);
    this.source = source;
  }

  @Override
  public TrackKind kind() {
    return TrackKind.AUDIO;
  }

  /**
   * Gives the frames to a sink as well, such as a level meter. A sink that has been added before
   * stays as it is; adding one to an ended track does nothing.
   *
   * @param executor runs the sink
   */
  public void addSink(AudioSink sink, Executor executor) {
    addSink(sink, sink::onAudio, executor);
  }

  /** Gives no more frames to the sink; does nothing if it was not added. */
  public void removeSink(AudioSink sink) {
    removeSinkOf(sink);
  }

  @Override
  void begin() {
    source.start(frame -> emit(checked(frame)), this::end);
  }

  @Override
  void release() {
    source.stop();
  }

  @Override
  AudioFrame muted(AudioFrame frame) {
    return frame.silenced();
  }

  @Override
  void tell(Runnable listener) {
    listener.run();
  }

  /** libwebrtc ends the process over frames of another shape. */
  private static AudioFrame checked(AudioFrame frame) {
    if (frame.sampleRate() > HIGHEST_RATE
        || frame.channels() > 2
        || frame.length() * FRAMES_PER_SECOND != frame.sampleRate()) {
      throw new IllegalArgumentException(
          "a source gives frames of 10 ms, 1 or 2 channels and up to 48000 Hz, not " + frame);
    }
    return frame;
  }
}
