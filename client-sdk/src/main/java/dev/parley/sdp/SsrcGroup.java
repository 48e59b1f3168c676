package dev.parley.sdp;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code a=ssrc-group}: RTP streams that belong together (RFC 5576 section 4.2).
 *
 * @param semantics for example {@code FID}: a stream and its retransmissions
 * @param ssrcs unsigned 32-bit numbers, in order; may be empty
 */
public record SsrcGroup(String semantics, List<Long> ssrcs) implements Attribute {
  /** Refuses control characters, spaces, and numbers out of range. */
  public SsrcGroup {
    SdpText.token("ssrc-group", semantics);
    for (long ssrc : ssrcs) {
      SdpText.range("ssrc of a group", ssrc, 0, 0xffff_ffffL);
    }
    ssrcs = List.copyOf(ssrcs);
  }

  @Override
  public String attributeName() {
    return "ssrc-group";
  }

  @Override
  public String attributeValue() {
    StringBuilder out = new StringBuilder(semantics);
    for (long ssrc : ssrcs) {
      out.append(' ').append(ssrc);
    }
    return out.toString();
  }

  static SsrcGroup parse(String value) {
    Fields fields = new Fields("ssrc-group", value);
    String semantics = fields.next();
    List<Long> ssrcs = new ArrayList<>();
    while (fields.more()) {
      ssrcs.add(fields.number("number", 0xffff_ffffL));
    }
    return new SsrcGroup(semantics, ssrcs);
  }
}
