package dev.parley.channel;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message of a data channel: a text or bytes, as the sender gave it. */
public final class Message {

  private final byte[] bytes;
  private @Nullable String text;
  private final boolean isText;

  private Message(byte[] bytes, @Nullable String text, boolean isText) {
    this.bytes = bytes;
    this.text = text;
    this.isText = isText;
  }

  /** A text. */
  public static Message text(String text) {
    return new Message(text.getBytes(StandardCharsets.UTF_8), requireNonNull(text), true);
  }

  /** Bytes; the array is not copied and must not change afterwards. */
  public static Message binary(byte[] bytes) {
    return new Message(requireNonNull(bytes), null, false);
  }

  /** A text that came as UTF-8; the array is not copied and must not change afterwards. */
  public static Message utf8(byte[] bytes) {
    return new Message(requireNonNull(bytes), null, true);
  }

  /** Whether it was sent as a text. */
  public boolean isText() {
    return isText;
  }

  /** The text; of a binary message, its bytes read as UTF-8. */
  public String text() {
    String known = text;
    if (known == null) {
      known = new String(bytes, StandardCharsets.UTF_8);
      text = known;
    }
    return known;
  }

  /** The bytes themselves, not a copy; of a text, its UTF-8. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** Tells kind and size, not the content. */
  @Override
  public String toString() {
    return (isText ? "text" : "binary") + " message of " + bytes.length + " bytes";
  }
}
