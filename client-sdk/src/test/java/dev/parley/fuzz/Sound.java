package dev.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleIq;
import dev.parley.jingle.JinglePayload;
import dev.parley.jingle.JingleProviders;
import dev.parley.jingle.Malformed;
import dev.parley.mapping.JingleDescription;
import dev.parley.sdp.SdpException;
import dev.parley.sdp.SessionDescription;
import java.io.IOException;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.parsing.SmackParsingException;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.JxmppContext;

/** What holds for everything that was read or mapped, whoever wrote it. */
final class Sound {

  static {
    JingleProviders.register();
  }

  private Sound() {}

  /** A description is written, reads again as the same, and has no line but those it was given. */
  static void description(SessionDescription session) {
    String text = session.toSdp();
    assertThat(text.replace("\r\n", "").chars())
        .as("control characters")
        .noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    try {
      assertThat(SessionDescription.parse(text)).isEqualTo(session);
    } catch (SdpException e) {
      throw new AssertionError("wrote what it cannot read", e);
    }
  }

  /** A stanza is written, and reads again as the same. */
  static void stanza(Jingle jingle) {
    JinglePayload again = read(jingle.toXml());
    assertThat(again).isEqualTo(jingle);
  }

  static JingleDescription parts(Jingle jingle) {
    return new JingleDescription(jingle.contents(), jingle.groups());
  }

  /**
   * Sends text through Smack's own parser, as it would come from a stream.
   *
   * @return null if it is no XML, or no Jingle
   */
  static @Nullable JinglePayload read(String jingle) {
    Stanza stanza;
    try {
      stanza =
          PacketParserUtils.parseStanza(
              PacketParserUtils.getParserFor(
                  "<iq xmlns='jabber:client' type='set' id='i1' from='bob@example.org/b'"
                      + " to='alice@example.org/a'>"
                      // Smack's parser fails at a request that has no child at all.
                      + "<none xmlns='urn:example:none'/>"
                      + jingle
                      + "</iq>"),
              null,
              JxmppContext.getDefaultContext());
    } catch (XmlPullParserException | IOException | SmackParsingException e) {
      return null;
    }
    if (!(stanza instanceof JingleIq iq)) {
      return null;
    }
    if (iq.payload() instanceof Malformed malformed) {
      assertThat(malformed.problem()).as("a problem in our words").hasSizeLessThan(200);
    }
    return iq.payload();
  }
}
