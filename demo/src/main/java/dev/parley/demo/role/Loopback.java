package dev.parley.demo.role;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The limit for a connect: two native peer connections in one JVM which hand each other their
 * descriptions and candidates directly. The one place where the demo uses the native library
 * itself, because it measures what the SDK adds to it.
 */
final class Loopback {
  private static final int SECONDS = 15;

  private Loopback() {}

  /**
   * The median time until the data channel of such a pair is open, after as many unmeasured runs.
   */
  static double medianMillis(int runs) throws Exception {
    // Without an audio device the default module aborts the process.
    AudioDeviceModule audio = new AudioDeviceModule(AudioLayer.kDummyAudio);
    PeerConnectionFactory factory = new PeerConnectionFactory(audio);
    ExecutorService executor =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "parley-demo-loopback"));
    try {
      for (int run = 0; run < runs; run++) {
        openMillis(factory, executor);
      }
      double[] millis = new double[runs];
      for (int run = 0; run < runs; run++) {
        millis[run] = openMillis(factory, executor);
      }
      return Median.of(millis);
    } finally {
      executor.shutdown();
      factory.dispose();
      audio.dispose();
    }
  }

  private static double openMillis(PeerConnectionFactory factory, ExecutorService executor)
      throws Exception {
    long start = System.nanoTime();
    try (LoopbackPair pair = new LoopbackPair(factory, executor)) {
      pair.open().get(SECONDS, TimeUnit.SECONDS);
      return (System.nanoTime() - start) / 1e6;
    }
  }
}
