package dev.parley.runtime;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A native factory with its three threads and its audio module, and what was leaked in it so far.
 * {@code users} and {@code cycles} are guarded by the pool.
 */
final class PooledFactory {

  private static final Logger LOG = LoggerFactory.getLogger(PooledFactory.class);

  final AtomicLong messages = new AtomicLong();
  int users;
  int cycles;

  private final HeadlessAudioDeviceModule audio;
  private final AudioPump pump;
  private final PeerConnectionFactory factory;

  PooledFactory() {
    audio = new HeadlessAudioDeviceModule();
    try {
      // A factory whose module does not play out by then aborts the process once audio is sent;
      // with the dummy module instead, received audio never reaches a sink.
      audio.initPlayout();
      audio.startPlayout();
      audio.initRecording();
      pump = new AudioPump(audio::startRecording);
      factory = new PeerConnectionFactory(audio);
    } catch (RuntimeException | Error e) {
      audio.dispose();
      throw e;
    }
  }

  PeerConnectionFactory factory() {
    return factory;
  }

  /** Keeps received sound flowing. */
  AudioPump pump() {
    return pump;
  }

  /** Ends the factory's threads, and with them the references leaked on them. */
  void dispose() {
    pump.stop(this::stopAudio);
    try {
      factory.dispose();
    } catch (RuntimeException | Error e) {
      // The library throws an Error when a reference is left; the threads are stopped all the same.
      LOG.debug("A peer-connection factory was not deleted: {}", e.getMessage());
    }
    try {
      audio.dispose();
    } catch (RuntimeException | Error e) {
      LOG.debug("An audio module was not deleted: {}", e.getMessage());
    }
    LOG.debug("Retired a factory after {} connections, {} messages", cycles, messages.get());
  }

  /**
   * What peers leave behind keeps the module, and its threads would outlive the factory and keep
   * the JVM from exiting.
   */
  private void stopAudio() {
    try {
      audio.stopRecording();
      audio.stopPlayout();
    } catch (RuntimeException | Error e) {
      LOG.debug("An audio module was not stopped: {}", e.getMessage());
    }
  }
}
