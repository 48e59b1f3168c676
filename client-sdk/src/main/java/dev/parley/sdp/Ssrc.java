package dev.parley.sdp;

import org.jspecify.annotations.Nullable;

/**
 * {@code a=ssrc}: one property of an RTP stream (RFC 5576 section 4.1).
 *
 * @param ssrc an unsigned 32-bit number
 * @param name of the property, for example its canonical name
 * @param value of the property, or null
 */
public record Ssrc(long ssrc, String name, @Nullable String value) implements Attribute {
  /** Refuses control characters, spaces or colons in the name, and numbers out of range. */
  public Ssrc {
    SdpText.range("ssrc", ssrc, 0, 0xffff_ffffL);
    SdpText.token("ssrc attribute", name);
    if (name.indexOf(':') >= 0) {
      throw new IllegalArgumentException("ssrc attribute contains a colon");
    }
    if (value != null) {
      value = SdpText.text("ssrc attribute's value", value).stripTrailing();
    }
  }

  @Override
  public String attributeName() {
    return "ssrc";
  }

  @Override
  public String attributeValue() {
    return value == null ? ssrc + " " + name : ssrc + " " + name + ":" + value;
  }

  static Ssrc parse(String text) {
    Fields fields = new Fields("ssrc", text);
    long ssrc = fields.number("number", 0xffff_ffffL);
    String rest = fields.rest().stripTrailing();
    int colon = rest.indexOf(':');
    return colon < 0
        ? new Ssrc(ssrc, rest, null)
        : new Ssrc(ssrc, rest.substring(0, colon), rest.substring(colon + 1));
  }
}
