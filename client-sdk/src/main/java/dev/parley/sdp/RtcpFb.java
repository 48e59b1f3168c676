package dev.parley.sdp;

import org.jspecify.annotations.Nullable;

/**
 * {@code a=rtcp-fb}: feedback that the writer understands (RFC 4585 section 4.2).
 *
 * @param format a payload type's number, or {@code *} for all
 * @param type for example {@code nack}, {@code ccm}, {@code trr-int}
 * @param parameter for example {@code pli}; null if there is none
 */
public record RtcpFb(String format, String type, @Nullable String parameter) implements Attribute {
  /** Refuses control characters, and spaces in format and type; a blank parameter is none. */
  public RtcpFb {
    SdpText.token("rtcp-fb format", format);
    SdpText.token("rtcp-fb type", type);
    parameter = SdpText.optional("rtcp-fb parameter", parameter);
  }

  @Override
  public String attributeName() {
    return "rtcp-fb";
  }

  @Override
  public String attributeValue() {
    return parameter == null ? format + " " + type : format + " " + type + " " + parameter;
  }

  static RtcpFb parse(String value) {
    Fields fields = new Fields("rtcp-fb", value);
    String format = fields.next();
    String type = fields.next();
    return new RtcpFb(format, type, fields.more() ? fields.rest() : null);
  }
}
