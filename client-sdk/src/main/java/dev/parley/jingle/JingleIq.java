package dev.parley.jingle;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.Jid;

/**
 * The IQ around a {@code <jingle/>} element (XEP-0166 1.1.2 section 7). Every request is a {@code
 * set}; what is received may be {@link Malformed}.
 */
public final class JingleIq extends IQ {
  private final JinglePayload payload;

  JingleIq(JinglePayload payload) {
    super(Jingle.ELEMENT, JingleNamespaces.JINGLE);
    this.payload = payload;
  }

  /**
   * A request to a peer.
   *
   * @param to the peer's full address
   * @param jingle what to send
   * @return an IQ of type {@code set}
   */
  public static JingleIq set(Jid to, Jingle jingle) {
    JingleIq iq = new JingleIq(jingle);
    iq.setType(Type.set);
    iq.setTo(to);
    return iq;
  }

  /**
   * What the IQ carries.
   *
   * @return a {@link Jingle}, or a {@link Malformed} if the peer sent something else
   */
  public JinglePayload payload() {
    return payload;
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    if (!(payload instanceof Jingle jingle)) {
      xml.setEmptyElement();
      return xml;
    }
    // Text, not builders: appending a builder to a builder loses the namespaces of later siblings.
    xml.append(jingle.attributesXml());
    String children = jingle.childrenXml();
    if (children.isEmpty()) {
      xml.setEmptyElement();
    } else {
      xml.rightAngleBracket();
      xml.append(children);
    }
    return xml;
  }
}
