package dev.parley.jingle;

/**
 * {@code <rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='1' uri='urn:…'/>}: a number
 * for an RTP header extension.
 *
 * <p>XEP-0294 1.1.2. Deviation: {@code <parameter/>} children, which nobody sends, are dropped.
 *
 * @param id 1 to 65535
 * @param uri names the extension
 * @param senders who sends it
 */
public record HeaderExtension(int id, String uri, Senders senders) {
  static final String ELEMENT = "rtp-hdrext";

  /** Refuses spaces, control characters and numbers out of range. */
  public HeaderExtension {
    Checks.range("id of rtp-hdrext", id, 1, 65535);
    Checks.token("uri of rtp-hdrext", uri);
  }

  static HeaderExtension parse(Element element) {
    return new HeaderExtension(
        element.requiredInteger("id"),
        element.required("uri"),
        Senders.parse(element.attribute("senders")));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.HDREXT).attribute("id", id).attribute("uri", uri);
    out.attribute("senders", senders == Senders.BOTH ? null : senders.token()).close();
  }
}
