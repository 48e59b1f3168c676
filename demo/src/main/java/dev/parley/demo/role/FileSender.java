package dev.parley.demo.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.PeerConnection;
import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.demo.lines.SendWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Sends a file over a channel of its own and compares what the receiver made of it. */
final class FileSender {
  private static final int CHUNK = 64 << 10;
  private static final int CHUNKS_UNDER_WAY = 64;

  private final PeerConnection peer;
  private final LongConsumer progress;

  /**
   * @param progress told how many bytes have arrived
   */
  FileSender(PeerConnection peer, LongConsumer progress) {
    this.peer = peer;
    this.progress = progress;
  }

  /**
   * Sends a file; blocks until the receiver has all of it.
   *
   * @param answer takes the figures
   * @throws IOException if the file cannot be read
   * @throws IllegalStateException if the receiver stalls or is lost
   */
  void send(Path file, ObjectNode answer) throws IOException {
    DataChannelOptions options = DataChannelOptions.DEFAULT.withProtocol(FileProtocol.PROTOCOL);
    try (DataChannel channel = peer.createDataChannel(FileProtocol.LABEL, options)) {
      ReceiverReports reports = new ReceiverReports(channel, progress);
      long start = System.nanoTime();
      String sent = sendContent(file, channel, reports);
      String received = reports.sha256();
      double seconds = (System.nanoTime() - start) / 1e9;
      long bytes = Files.size(file);
      answer
          .put("bytes", bytes)
          .put("mbPerSecond", bytes / seconds / 1e6)
          .put("sha256", sent.equals(received));
    }
  }

  private static String sendContent(Path file, DataChannel channel, ReceiverReports reports)
      throws IOException {
    MessageDigest digest = sha256();
    SendWindow window = new SendWindow(CHUNKS_UNDER_WAY);
    long sent = 0;
    try (InputStream content = Files.newInputStream(file)) {
      for (byte[] chunk = content.readNBytes(CHUNK);
          chunk.length > 0;
          chunk = content.readNBytes(CHUNK)) {
        digest.update(chunk);
        sent += chunk.length;
        reports.awaitReceived(sent - FileProtocol.AHEAD_BYTES);
        window.add(channel.send(chunk));
      }
    }
    window.add(channel.send(FileProtocol.END));
    window.drain();
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
