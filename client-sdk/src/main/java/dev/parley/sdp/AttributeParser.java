package dev.parley.sdp;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the text of an attribute to its type; what has none becomes an {@link OtherAttribute}. */
final class AttributeParser {
  private static final Map<String, Attribute> NAMES = names();
  private static final Map<String, Function<String, Attribute>> VALUES = values();

  private AttributeParser() {}

  /**
   * Reads what follows {@code a=}.
   *
   * @throws IllegalArgumentException if a known attribute is malformed
   */
  static Attribute parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    @Nullable String value = colon < 0 ? null : text.substring(colon + 1);
    if (value == null) {
      Attribute known = NAMES.get(name);
      return known == null ? new OtherAttribute(name, null) : known;
    }
    Function<String, Attribute> known = VALUES.get(name);
    return known == null ? new OtherAttribute(name, value) : known.apply(value);
  }

  private static Map<String, Attribute> names() {
    Map<String, Attribute> names = new HashMap<>();
    for (Direction direction : Direction.values()) {
      names.put(direction.attributeName(), direction);
    }
    for (Flag flag : Flag.values()) {
      names.put(flag.attributeName(), flag);
    }
    return Map.copyOf(names);
  }

  private static Map<String, Function<String, Attribute>> values() {
    Map<String, Function<String, Attribute>> values = new HashMap<>();
    values.put("candidate", IceCandidate::parse);
    values.put("extmap", ExtMap::parse);
    values.put("fingerprint", Fingerprint::parse);
    values.put("fmtp", Fmtp::parse);
    values.put("group", Group::parse);
    values.put("ice-options", IceOptions::parse);
    values.put("ice-pwd", value -> new IcePwd(value.trim()));
    values.put("ice-ufrag", value -> new IceUfrag(value.trim()));
    values.put("max-message-size", value -> new MaxMessageSize(number(value, Long.MAX_VALUE)));
    values.put("mid", value -> new Mid(value.trim()));
    values.put("msid", Msid::parse);
    values.put("rtcp-fb", RtcpFb::parse);
    values.put("rtpmap", RtpMap::parse);
    values.put("sctp-port", value -> new SctpPort((int) number(value, 65535)));
    values.put("setup", value -> EndpointSetup.parse(value.trim()));
    values.put("ssrc", Ssrc::parse);
    values.put("ssrc-group", SsrcGroup::parse);
    return Map.copyOf(values);
  }

  private static long number(String value, long max) {
    return SdpText.number("number", value.trim(), max);
  }
}
