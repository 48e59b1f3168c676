package dev.parley.jingle;

/**
 * {@code <remote-candidate component='1' ip='10.0.1.2' port='9001'/>}: the receiver's candidate
 * that the sender now uses.
 *
 * <p>XEP-0176 1.1.1 section 5.7 and XEP-0371 0.3.1. Read, and never sent: ICE finds the pair
 * itself.
 *
 * @param component 1 for RTP and data, 2 for RTCP
 * @param ip an address or a host name
 * @param port 0 to 65535
 */
public record RemoteCandidate(int component, String ip, int port) {
  static final String ELEMENT = "remote-candidate";

  /** Refuses spaces, control characters and numbers out of range. */
  public RemoteCandidate {
    Checks.range("component", component, 1, 256);
    Checks.token("ip", ip);
    Checks.range("port", port, 0, 65535);
  }

  static RemoteCandidate parse(Element element) {
    return new RemoteCandidate(
        element.requiredInteger("component"),
        element.required("ip"),
        element.requiredInteger("port"));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT).attribute("component", component).attribute("ip", ip);
    out.attribute("port", port).close();
  }
}
