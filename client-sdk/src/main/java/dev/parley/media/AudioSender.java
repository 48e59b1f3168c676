package dev.parley.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.function.Consumer;

/** Feeds a local track of sound to a native connection. */
final class AudioSender implements NativeSender, Consumer<AudioFrame> {
  private static final int BITS_PER_SAMPLE = 16;

  private final AudioTrack local;
  private final CustomAudioSource source = new CustomAudioSource();
  private final dev.onvoid.webrtc.media.audio.AudioTrack track;
  private boolean open;

  AudioSender(PeerConnectionFactory factory, AudioTrack local) {
    this.local = local;
    this.track = factory.createAudioTrack(local.id(), source);
  }

  @Override
  public dev.onvoid.webrtc.media.audio.AudioTrack track() {
    return track;
  }

  /** Under the lock all the way: the native side ends the process over two pushes at a time. */
  @Override
  public synchronized void accept(AudioFrame frame) {
    if (open) {
      source.pushAudio(
          frame.toLittleEndian(),
          BITS_PER_SAMPLE,
          frame.sampleRate(),
          frame.channels(),
          frame.length());
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
