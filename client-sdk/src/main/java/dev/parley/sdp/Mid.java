package dev.parley.sdp;

/**
 * {@code a=mid}: the name of a media section (RFC 5888 section 4).
 *
 * @param value a token
 */
public record Mid(String value) implements Attribute {
  /** Refuses spaces and control characters. */
  public Mid {
    SdpText.token("mid", value);
  }

  @Override
  public String attributeName() {
    return "mid";
  }

  @Override
  public String attributeValue() {
    return value;
  }
}
