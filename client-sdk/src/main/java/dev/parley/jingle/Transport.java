package dev.parley.jingle;

/** The {@code <transport/>} of a content (XEP-0166 1.1.2, section 7.3). */
public sealed interface Transport permits IceUdpTransport, UnknownTransport {
  /**
   * The kind of transport.
   *
   * @return the element's namespace
   */
  String namespace();
}
