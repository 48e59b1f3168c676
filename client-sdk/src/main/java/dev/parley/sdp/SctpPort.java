package dev.parley.sdp;

/**
 * {@code a=sctp-port} (RFC 8841 section 5).
 *
 * @param port 0 to 65535; 0 means closed
 */
public record SctpPort(int port) implements Attribute {
  /** The port everybody uses. */
  public static final SctpPort DEFAULT = new SctpPort(5000);

  /** Refuses numbers out of range. */
  public SctpPort {
    SdpText.range("sctp-port", port, 0, 65535);
  }

  @Override
  public String attributeName() {
    return "sctp-port";
  }

  @Override
  public String attributeValue() {
    return Integer.toString(port);
  }
}
