package dev.parley.demo.io;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error; nothing if nobody sits at a terminal. */
public final class TransferProgress implements AutoCloseable {
  /** Set by the script that starts the program if standard error is a terminal. */
  private static final String TERMINAL = "parley.terminal";

  private static final int WIDTH = 78;
  private static final long MEBIBYTE = 1L << 20;

  private final @Nullable ProgressBar bar;

  private TransferProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts a bar at nothing.
   *
   * @param bytes how many make the whole
   */
  public static TransferProgress of(String task, long bytes) {
    if (!Boolean.getBoolean(TERMINAL)) {
      return new TransferProgress(null);
    }
    return new TransferProgress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(bytes)
            .setUnit(" MiB", MEBIBYTE)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(100)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build());
  }

  /** So many bytes have arrived. */
  public void reached(long bytes) {
    if (bar != null) {
      bar.stepTo(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
