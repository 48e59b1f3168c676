package dev.parley.name.internal;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.EntityBareJid;

/** Asks who serves a name. */
final class ResolveIq extends IQ {

  ResolveIq(EntityBareJid name) {
    super("resolve", Wire.NAMESPACE);
    setType(Type.get);
    setTo(name);
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    xml.setEmptyElement();
    return xml;
  }
}
