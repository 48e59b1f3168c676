package dev.parley.sdp;

/**
 * {@code a=ice-pwd} (RFC 8839 section 5.4): a secret, not shown by {@link #toString()}.
 *
 * @param value 22 to 256 characters
 */
public record IcePwd(String value) implements Attribute {
  /** Refuses what is too short, too long, or contains spaces or control characters. */
  public IcePwd {
    SdpText.token("ice-pwd", value);
    SdpText.range("length of ice-pwd", value.length(), 22, 256);
  }

  @Override
  public String attributeName() {
    return "ice-pwd";
  }

  @Override
  public String attributeValue() {
    return value;
  }

  @Override
  public String toString() {
    return "IcePwd[…]";
  }
}
