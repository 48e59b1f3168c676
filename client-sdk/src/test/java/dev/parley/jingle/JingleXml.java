package dev.parley.jingle;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jxmpp.JxmppContext;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Sends text through Smack's own parser, as it would come from a stream. */
public final class JingleXml {
  static {
    JingleProviders.register();
  }

  private JingleXml() {}

  /** What a {@code <jingle/>} of a peer becomes. */
  public static JinglePayload read(String jingle) {
    return iq("<iq type='set' id='i1' from='bob@example.org/b' to='alice@example.org/a'>"
            + jingle
            + "</iq>")
        .payload();
  }

  /** The same for one that is expected to be in order. */
  public static Jingle readWell(String jingle) {
    JinglePayload payload = read(jingle);
    if (payload instanceof Jingle well) {
      return well;
    }
    throw new AssertionError("refused: " + payload);
  }

  /** The same for one that is expected to be refused. */
  public static Malformed readIll(String jingle) {
    JinglePayload payload = read(jingle);
    if (payload instanceof Malformed ill) {
      return ill;
    }
    throw new AssertionError("taken: " + ((Jingle) payload).toXml());
  }

  static JingleIq iq(String xml) {
    return (JingleIq) stanza(xml);
  }

  static IQ anyIq(String xml) {
    return (IQ) stanza(xml);
  }

  static Stanza stanza(String xml) {
    try {
      return PacketParserUtils.parseStanza(
          PacketParserUtils.getParserFor(xml.replaceFirst("<iq ", "<iq xmlns='jabber:client' ")),
          XmlEnvironment.EMPTY,
          JxmppContext.getDefaultContext());
    } catch (Exception e) {
      throw new AssertionError("a provider threw, or the XML is not well-formed", e);
    }
  }

  /** Reads with the JDK's parser, which shares no code with Smack's. */
  static Document dom(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + xml, e);
    }
  }
}
