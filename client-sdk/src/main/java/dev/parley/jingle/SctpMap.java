package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * {@code <sctpmap xmlns='urn:xmpp:jingle:transports:dtls-sctp:1' number='5000'
 * protocol='webrtc-datachannel'/>}: data channels over the transport that carries it.
 *
 * <p>XEP-0343 0.3.1. Deviations: the port may be written {@code port}, as its table of attributes
 * has it, or {@code number}, as its schema and examples do; {@code number} is written. {@code
 * streams} is kept but means nothing, since the number of streams is negotiated by SCTP. {@code
 * <channel/>} elements are kept as unknown elements of the transport: channels open by DCEP.
 *
 * @param number the SCTP port
 * @param protocol {@code webrtc-datachannel}; null if absent
 * @param streams null if absent
 */
public record SctpMap(int number, @Nullable String protocol, @Nullable Integer streams) {
  static final String ELEMENT = "sctpmap";

  /** The only protocol there is. */
  public static final String DATA_CHANNEL = "webrtc-datachannel";

  /** Refuses spaces, control characters and numbers out of range. */
  public SctpMap {
    Checks.range("number", number, 0, 65535);
    Checks.optionalToken("protocol", protocol);
    Checks.optionalRange("streams", streams, 0, 65536);
  }

  static SctpMap parse(Element element) {
    Integer number = element.integer("number");
    return new SctpMap(
        number == null ? element.requiredInteger("port") : number,
        element.attribute("protocol"),
        element.integer("streams"));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.DTLS_SCTP).attribute("number", number);
    out.attribute("protocol", protocol).attribute("streams", streams).close();
  }
}
