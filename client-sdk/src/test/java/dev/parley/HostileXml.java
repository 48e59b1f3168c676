package dev.parley;

/** Parts of Jingle stanzas as text, to be put together well or badly. */
final class HostileXml {

  static final String FINGERPRINT =
      "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='actpass'>"
          + "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:"
          + "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99</fingerprint>";
  static final String SCTPMAP =
      "<sctpmap xmlns='urn:xmpp:jingle:transports:dtls-sctp:1' number='5000'"
          + " protocol='webrtc-datachannel'/>";

  /** A session of data channels, which is taken. */
  static final String OFFER = content(transport(FINGERPRINT + SCTPMAP));

  /** Likewise accepted. */
  static final String ANSWER = OFFER.replace("actpass", "active");

  private HostileXml() {}

  static String transport(String inside) {
    return "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='evil'"
        + " pwd='evilevilevilevilevilev'>"
        + inside
        + "</transport>";
  }

  static String content(String inside) {
    return content("0", inside);
  }

  static String content(String name, String inside) {
    return "<content creator='initiator' name='" + name + "'>" + inside + "</content>";
  }

  static String audio(String inside) {
    return "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>"
        + inside
        + "</description>";
  }

  static String candidate(String ip) {
    return "<candidate component='1' foundation='1' generation='0' id='a' ip='"
        + ip
        + "' port='9' priority='1' protocol='udp' type='host'/>";
  }

  static String nested(int depth) {
    return "<a xmlns='urn:example'>" + "<a>".repeat(depth) + "</a>".repeat(depth) + "</a>";
  }
}
