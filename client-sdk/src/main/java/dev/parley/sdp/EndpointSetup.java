package dev.parley.sdp;

import java.util.Locale;

/** {@code a=setup}: who opens the DTLS connection (RFC 4145 section 4, RFC 8842). */
public enum EndpointSetup implements Attribute {
  /** The writer opens it: DTLS client. */
  ACTIVE,
  /** The reader opens it: the writer is the DTLS server. */
  PASSIVE,
  /** The reader chooses; only in offers. */
  ACTPASS,
  /** Nobody opens it yet; WebRTC does not use it. */
  HOLDCONN;

  @Override
  public String attributeName() {
    return "setup";
  }

  @Override
  public String attributeValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EndpointSetup parse(String value) {
    for (EndpointSetup setup : values()) {
      if (setup.attributeValue().equals(value)) {
        return setup;
      }
    }
    throw new IllegalArgumentException("setup is not active, passive, actpass or holdconn");
  }
}
