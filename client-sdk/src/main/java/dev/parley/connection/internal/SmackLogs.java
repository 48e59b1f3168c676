package dev.parley.connection.internal;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * Sends what Smack logs through java.util.logging to SLF4J, one level lower: what matters in it
 * reaches the application as an exception or an event, and records about stanzas may quote them.
 */
final class SmackLogs {

  private static final String[] ROOTS = {"org.jivesoftware.smack", "org.jivesoftware.smackx"};

  // java.util.logging holds loggers weakly; without these the handlers would vanish.
  private static final Logger[] LOGGERS = new Logger[ROOTS.length];

  private SmackLogs() {}

  static synchronized void redirect() {
    for (int i = 0; i < ROOTS.length; i++) {
      if (LOGGERS[i] == null) {
        LOGGERS[i] = Logger.getLogger(ROOTS[i]);
        LOGGERS[i].setUseParentHandlers(false);
        LOGGERS[i].addHandler(new ToSlf4j());
      }
    }
  }

  private static final class ToSlf4j extends Handler {

    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord logged) {
      String name = logged.getLoggerName();
      org.slf4j.Logger target =
          LoggerFactory.getLogger(name == null ? "org.jivesoftware.smack" : name);
      if (logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
        target.debug(formatter.formatMessage(logged), logged.getThrown());
      } else if (target.isTraceEnabled()) {
        target.trace(formatter.formatMessage(logged), logged.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
