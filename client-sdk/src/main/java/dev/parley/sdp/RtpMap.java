package dev.parley.sdp;

import org.jspecify.annotations.Nullable;

/**
 * {@code a=rtpmap}: which codec a payload type stands for (RFC 8866 section 6.6).
 *
 * @param payloadType 0 to 127
 * @param encoding the codec's name, for example {@code opus}
 * @param clockRate in hertz
 * @param parameters what follows the clock rate, for audio the number of channels; null if absent
 */
public record RtpMap(int payloadType, String encoding, long clockRate, @Nullable String parameters)
    implements Attribute {
  /** Refuses control characters, spaces, slashes in the name, and numbers out of range. */
  public RtpMap {
    SdpText.range("payload type", payloadType, 0, 127);
    SdpText.token("encoding name", encoding);
    if (encoding.indexOf('/') >= 0) {
      throw new IllegalArgumentException("encoding name contains a slash");
    }
    SdpText.range("clock rate", clockRate, 0, 0xffff_ffffL);
    if (parameters != null) {
      SdpText.token("encoding parameters", parameters);
    }
  }

  @Override
  public String attributeName() {
    return "rtpmap";
  }

  @Override
  public String attributeValue() {
    String value = payloadType + " " + encoding + "/" + clockRate;
    return parameters == null ? value : value + "/" + parameters;
  }

  static RtpMap parse(String value) {
    Fields fields = new Fields("rtpmap", value);
    int payloadType = (int) fields.number("payload type", 127);
    String[] parts = fields.next().split("/", 3);
    fields.end();
    if (parts.length < 2) {
      throw new IllegalArgumentException("rtpmap has no clock rate");
    }
    return new RtpMap(
        payloadType,
        parts[0],
        SdpText.number("clock rate", parts[1], 0xffff_ffffL),
        parts.length == 3 ? parts[2] : null);
  }
}
