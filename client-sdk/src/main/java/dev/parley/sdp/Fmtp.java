package dev.parley.sdp;

/**
 * {@code a=fmtp}: parameters of a payload type (RFC 8866 section 6.15).
 *
 * @param format a payload type's number or, rarely, another format
 * @param parameters usually {@code name=value} pairs with semicolons between them
 */
public record Fmtp(String format, String parameters) implements Attribute {
  /** Refuses control characters, and spaces in the format. */
  public Fmtp {
    SdpText.token("fmtp format", format);
    parameters = SdpText.text("fmtp parameters", parameters).trim();
  }

  @Override
  public String attributeName() {
    return "fmtp";
  }

  @Override
  public String attributeValue() {
    return format + " " + parameters;
  }

  static Fmtp parse(String value) {
    Fields fields = new Fields("fmtp", value);
    return new Fmtp(fields.next(), fields.rest());
  }
}
