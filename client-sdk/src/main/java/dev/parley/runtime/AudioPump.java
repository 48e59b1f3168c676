package dev.parley.runtime;

/**
 * Keeps received sound flowing in one factory with a headless audio module.
 *
 * <p>That module, played out before the factory was made, pulls received sound with what it calls
 * recording. libwebrtc starts that when the factory's first peer sends sound, which a factory whose
 * peers only receive never sees, and stops it when the last one sends no more. So it is started
 * here, and again after everything that may have stopped it.
 *
 * <p>Starting it while it is being stopped would leave the factory's worker thread waiting for
 * ever. Therefore every native call by which a peer may stop sending (descriptions, a track
 * replaced or removed, close) is announced with {@link #change()} before and {@link #changed()}
 * after, and the start waits until none is under way.
 */
final class AudioPump {
  private final Runnable start;
  private int listeners;
  private int changes;
  private boolean stopped;

  /**
   * @param start starts the module's recording; does nothing if it runs
   */
  AudioPump(Runnable start) {
    this.start = start;
  }

  /** One more peer receives sound. */
  synchronized void listen() {
    listeners++;
    startIfSafe();
  }

  /** One peer less receives sound. */
  synchronized void unlisten() {
    listeners--;
  }

  /** A native call begins that may stop the pump. */
  synchronized void change() {
    changes++;
  }

  /** It has ended. */
  synchronized void changed() {
    changes--;
    startIfSafe();
  }

  /** Ends for good, once no peer is left. */
  synchronized void stop(Runnable stop) {
    stopped = true;
    stop.run();
  }

  private void startIfSafe() {
    if (!stopped && listeners > 0 && changes == 0) {
      start.run();
    }
  }
}
