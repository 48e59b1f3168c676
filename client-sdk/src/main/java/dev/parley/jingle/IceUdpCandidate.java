package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * {@code <candidate component='1' foundation='1' generation='0' id='el0747fg11' ip='10.0.1.1'
 * network='1' port='8998' priority='2130706431' protocol='udp' type='host'/>}: an address at which
 * the sender may be reached.
 *
 * <p>XEP-0176 1.1.1 section 5.3 and XEP-0371 0.3.1. Deviations: {@code generation}, {@code id} and
 * {@code network} may be absent, as stanza.js leaves them out; an absent {@code protocol} is udp;
 * the TCP type of XEP-0371 is used in both namespaces.
 *
 * @param component 1 for RTP and data, 2 for RTCP
 * @param foundation same for candidates of one kind, base and server
 * @param generation grows with each ICE restart; null if absent
 * @param id unique among the session's candidates; null if absent
 * @param ip an address or a host name
 * @param network for diagnosis only; null if absent
 * @param port 0 to 65535
 * @param priority an unsigned 32-bit number
 * @param protocol {@code udp}, {@code tcp}, or a name yet unknown
 * @param relatedAddress the base's address, {@code rel-addr}; null if absent
 * @param relatedPort the base's port; null if absent
 * @param tcpType {@code active}, {@code passive}, {@code so}; null if absent
 * @param type {@code host}, {@code srflx}, {@code prflx}, {@code relay}, or a name yet unknown
 */
public record IceUdpCandidate(
    int component,
    String foundation,
    @Nullable Integer generation,
    @Nullable String id,
    String ip,
    @Nullable Integer network,
    int port,
    long priority,
    String protocol,
    @Nullable String relatedAddress,
    @Nullable Integer relatedPort,
    @Nullable String tcpType,
    String type) {

  static final String ELEMENT = "candidate";

  /** Refuses spaces, control characters and numbers out of range. */
  public IceUdpCandidate {
    Checks.range("component", component, 1, 256);
    Checks.token("foundation", foundation);
    Checks.range("length of foundation", foundation.length(), 1, 32);
    Checks.optionalRange("generation", generation, 0, 65535);
    Checks.optionalToken("id", id);
    Checks.token("ip", ip);
    Checks.range("length of ip", ip.length(), 1, 255);
    Checks.optionalRange("network", network, 0, 65535);
    Checks.range("port", port, 0, 65535);
    Checks.range("priority", priority, 0, 0xffff_ffffL);
    Checks.token("protocol", protocol);
    Checks.optionalToken("rel-addr", relatedAddress);
    Checks.optionalRange("rel-port", relatedPort, 0, 65535);
    Checks.optionalToken("tcptype", tcpType);
    Checks.token("type", type);
  }

  static IceUdpCandidate parse(Element element) {
    String protocol = element.attribute("protocol");
    return new IceUdpCandidate(
        element.requiredInteger("component"),
        element.required("foundation"),
        element.integer("generation"),
        element.attribute("id"),
        element.required("ip"),
        element.integer("network"),
        element.requiredInteger("port"),
        element.requiredNumber("priority"),
        protocol == null ? "udp" : protocol,
        element.attribute("rel-addr"),
        element.integer("rel-port"),
        element.attribute("tcptype"),
        element.required("type"));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT);
    out.attribute("component", component).attribute("foundation", foundation);
    out.attribute("generation", generation).attribute("id", id).attribute("ip", ip);
    out.attribute("network", network).attribute("port", port).attribute("priority", priority);
    out.attribute("protocol", protocol).attribute("rel-addr", relatedAddress);
    out.attribute("rel-port", relatedPort).attribute("tcptype", tcpType);
    out.attribute("type", type).close();
  }
}
