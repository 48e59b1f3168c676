package dev.parley.sdp;

import org.jspecify.annotations.Nullable;

/**
 * An {@code a=} line (RFC 8866 section 5.13). Attributes that this package does not know are kept
 * as {@link OtherAttribute}; every implementation refuses control characters when it is made, with
 * an {@link IllegalArgumentException}.
 */
public sealed interface Attribute
    permits Direction,
        EndpointSetup,
        ExtMap,
        Fingerprint,
        Flag,
        Fmtp,
        Group,
        IceCandidate,
        IceOptions,
        IcePwd,
        IceUfrag,
        MaxMessageSize,
        Mid,
        Msid,
        OtherAttribute,
        RtcpFb,
        RtpMap,
        SctpPort,
        Ssrc,
        SsrcGroup {

  /**
   * What stands before the colon.
   *
   * @return the attribute's name, for example {@code mid}
   */
  String attributeName();

  /**
   * What stands behind the colon.
   *
   * @return the value, or null for an attribute that is only a name
   */
  @Nullable String attributeValue();

  /**
   * The line without {@code a=} and without its end.
   *
   * @return name, or name, colon and value
   */
  default String toAttribute() {
    String value = attributeValue();
    return value == null ? attributeName() : attributeName() + ":" + value;
  }
}
