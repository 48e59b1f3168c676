package dev.parley.openfire.stanza;

/** The XML namespaces that the service speaks. */
final class Xmlns {
  static final String NAMES = "urn:parley:names:1";
  static final String PING = "urn:xmpp:ping";
  static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
  static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
  static final String RSM = "http://jabber.org/protocol/rsm";
  static final String EXTERNAL_SERVICES = "urn:xmpp:extdisco:2";
  static final String DATA = "jabber:x:data";
  static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

  private Xmlns() {}
}
