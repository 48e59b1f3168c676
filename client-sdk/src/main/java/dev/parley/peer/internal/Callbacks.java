package dev.parley.peer.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way in which native code calls ours. */
public final class Callbacks {

  private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

  private Callbacks() {}

  /**
   * Runs the body of a native callback. Nothing leaves it: the native side ends the JVM on any
   * exception, and even logging may throw.
   */
  @SuppressWarnings("CatchAndPrintStackTrace")
  public static void guard(String callback, Runnable body) {
    try {
      body.run();
    } catch (Throwable t) {
      report(callback, t);
    }
  }

  private static void report(String callback, Throwable t) {
    try {
      LOG.error("{} failed", callback, t);
    } catch (Throwable second) {
      // The logger itself is broken or memory is out; there is nobody left to tell, and the process
      // must not die of it.
      t.addSuppressed(second);
    }
  }
}
