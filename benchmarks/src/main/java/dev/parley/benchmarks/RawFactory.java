package dev.parley.benchmarks;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;

/** The native library without the SDK. */
final class RawFactory implements AutoCloseable {
  // The default module ends the process on a machine without an audio device.
  private final AudioDeviceModule audio = new AudioDeviceModule(AudioLayer.kDummyAudio);
  private final PeerConnectionFactory factory = new PeerConnectionFactory(audio);

  /** Two connections, joined; returns when the channel between them is open. */
  RawPair pair() {
    return new RawPair(factory);
  }

  @Override
  public void close() {
    factory.dispose();
    audio.dispose();
  }
}
