package dev.parley.demo.role;

import dev.parley.channel.ChannelClosedException;
import dev.parley.channel.DataChannel;
import dev.parley.channel.Message;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What the receiver of a file tells on the way; whoever waits for it fails if it stalls. */
final class ReceiverReports {
  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final LongConsumer progress;
  private long received;
  private @Nullable String sha256;
  private @Nullable String lost;

  ReceiverReports(DataChannel channel, LongConsumer progress) {
    this.progress = progress;
    channel.onMessage(this::take);
    channel.onClosed(this::closed);
  }

  private void take(Message message) {
    String text = message.isText() ? message.text() : "";
    if (text.startsWith(FileProtocol.GOT)) {
      long bytes = Long.parseLong(text.substring(FileProtocol.GOT.length()));
      got(bytes);
      progress.accept(bytes);
    } else if (text.startsWith(FileProtocol.SHA256)) {
      finished(text.substring(FileProtocol.SHA256.length()));
    }
  }

  private synchronized void got(long bytes) {
    received = bytes;
    notifyAll();
  }

  private synchronized void finished(String hex) {
    sha256 = hex;
    notifyAll();
  }

  private synchronized void closed(@Nullable ChannelClosedException error) {
    lost = error == null ? "the receiver closed the channel" : String.valueOf(error.getMessage());
    notifyAll();
  }

  /** Blocks until that many bytes have arrived. */
  synchronized void awaitReceived(long bytes) {
    while (received < bytes) {
      awaitNews();
    }
  }

  /** Blocks until the receiver has it all, and returns its SHA-256. */
  synchronized String sha256() {
    String known = sha256;
    while (known == null) {
      awaitNews();
      known = sha256;
    }
    return known;
  }

  /** Returns when there is news; fails if there is none for too long. */
  private synchronized void awaitNews() {
    long before = received;
    long deadline = System.nanoTime() + STALLED_NANOS;
    while (received == before && sha256 == null) {
      if (lost != null) {
        throw new IllegalStateException("the file did not arrive: " + lost);
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        throw new IllegalStateException("the receiver stalled after " + received + " bytes");
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the file was under way", e);
      }
    }
  }
}
