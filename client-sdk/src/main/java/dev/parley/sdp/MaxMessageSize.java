package dev.parley.sdp;

/**
 * {@code a=max-message-size} (RFC 8841 section 6): the largest data channel message that the writer
 * takes.
 *
 * @param bytes 0 means no limit
 */
public record MaxMessageSize(long bytes) implements Attribute {
  /** What holds when the attribute is absent, in bytes. */
  public static final long ABSENT = 65_536;

  /** Refuses negative numbers. */
  public MaxMessageSize {
    SdpText.range("max-message-size", bytes, 0, Long.MAX_VALUE);
  }

  @Override
  public String attributeName() {
    return "max-message-size";
  }

  @Override
  public String attributeValue() {
    return Long.toString(bytes);
  }
}
