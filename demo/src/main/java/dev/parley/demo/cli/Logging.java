package dev.parley.demo.cli;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the libraries' logs go: to standard error, and only what matters unless asked for more. */
final class Logging {
  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** Before the first logger is made. */
  static void start(boolean verbose) {
    set(PREFIX + "defaultLogLevel", verbose ? "info" : "error");
    set(PREFIX + "log.dev.parley", verbose ? "debug" : "warn");
    set(PREFIX + "showDateTime", "true");
    set(PREFIX + "dateTimeFormat", "HH:mm:ss.SSS");
    set(PREFIX + "showShortLogName", "true");
    // Smack logs through java.util.logging.
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.install();
    Logger.getLogger("").setLevel(verbose ? Level.INFO : Level.SEVERE);
  }

  private static void set(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
