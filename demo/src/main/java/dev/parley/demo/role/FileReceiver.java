package dev.parley.demo.role;

import dev.parley.channel.DataChannel;
import dev.parley.channel.Message;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Takes a file and tells its SHA-256. Called by one thread at a time. */
final class FileReceiver {
  private final DataChannel channel;
  private final MessageDigest digest = FileSender.sha256();
  private long bytes;
  private long reported;

  FileReceiver(DataChannel channel) {
    this.channel = channel;
  }

  void take(Message message) {
    if (!message.isText()) {
      digest.update(message.bytes());
      bytes += message.size();
      if (bytes - reported >= FileProtocol.REPORT_BYTES) {
        report();
      }
    } else if (message.text().equals(FileProtocol.END)) {
      report();
      var unused = channel.send(FileProtocol.SHA256 + HexFormat.of().formatHex(digest.digest()));
    }
  }

  private void report() {
    reported = bytes;
    var unused = channel.send(FileProtocol.GOT + bytes);
  }
}
