package dev.parley.sdp;

/**
 * {@code a=ice-ufrag} (RFC 8839 section 5.4).
 *
 * @param value 4 to 256 characters
 */
public record IceUfrag(String value) implements Attribute {
  /** Refuses what is too short, too long, or contains spaces or control characters. */
  public IceUfrag {
    SdpText.token("ice-ufrag", value);
    SdpText.range("length of ice-ufrag", value.length(), 4, 256);
  }

  @Override
  public String attributeName() {
    return "ice-ufrag";
  }

  @Override
  public String attributeValue() {
    return value;
  }
}
