package dev.parley.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Attributes that are only a name. */
public enum Flag implements Attribute {
  /** RTP and RTCP share a port (RFC 5761). */
  RTCP_MUX,
  /** RTP and RTCP share a port, and nothing else is offered (RFC 8858). */
  RTCP_MUX_ONLY,
  /** RTCP packets may be of reduced size (RFC 5506). */
  RTCP_RSIZE,
  /** One- and two-byte header extensions may be mixed (RFC 8285 section 6). */
  EXTMAP_ALLOW_MIXED,
  /** The writer only answers checks (RFC 8839 section 5.3). */
  ICE_LITE,
  /** No candidate will follow (RFC 8838 section 8.2). */
  END_OF_CANDIDATES,
  /** The section is used only inside its bundle (RFC 9143 section 6). */
  BUNDLE_ONLY;

  @Override
  public String attributeName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public @Nullable String attributeValue() {
    return null;
  }
}
