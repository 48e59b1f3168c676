package dev.parley;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.Jid;

/** A Jingle request with whatever one likes inside. */
final class RawJingle extends IQ {

  private final String attributes;
  private final String children;

  /**
   * Makes one.
   *
   * @param attributes as they stand in the tag, such as {@code action='session-info' sid='1'}
   * @param children XML, or nothing
   */
  RawJingle(Jid to, String attributes, String children) {
    super("jingle", "urn:xmpp:jingle:1");
    this.attributes = attributes;
    this.children = children;
    setType(Type.set);
    setTo(to);
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    xml.append(' ').append(attributes);
    if (children.isEmpty()) {
      xml.setEmptyElement();
    } else {
      xml.rightAngleBracket();
      xml.append(children);
    }
    return xml;
  }
}
