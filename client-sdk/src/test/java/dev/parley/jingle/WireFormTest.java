package dev.parley.jingle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jxmpp.jid.impl.JidCreate;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What goes over the wire, to the letter. */
class WireFormTest {
  private static final DtlsFingerprint FINGERPRINT =
      new DtlsFingerprint("sha-256", DtlsSetup.ACTPASS, "AB:CD");

  private static IceUdpTransport dataTransport() {
    return new IceUdpTransport(
        JingleNamespaces.ICE_UDP,
        "abcd",
        "0123456789012345678901",
        List.of(FINGERPRINT),
        List.of(
            new IceUdpCandidate(
                1, "7", null, "a1", "10.0.0.1", null, 5000, 99, "udp", null, null, null, "host")),
        List.of(),
        new SctpMap(5000, SctpMap.DATA_CHANNEL, null),
        262_144L,
        false,
        List.of());
  }

  private static JingleContent dataContent() {
    return new JingleContent(
        Creator.INITIATOR, "0", Senders.BOTH, null, dataTransport(), List.of());
  }

  @Test
  void sessionInitiateForData() throws Exception {
    Jingle jingle =
        Jingle.builder(JingleAction.SESSION_INITIATE, "s1")
            .initiator(JidCreate.from("bob@example.org/b"))
            .contents(List.of(dataContent()))
            .target(new Target("chess-club", 3, "P.S"))
            .build();
    JingleIq iq = JingleIq.set(JidCreate.from("alice@example.org/a"), jingle);

    assertThat(iq.getType()).isEqualTo(IQ.Type.set);
    assertThat(iq.getChildElementXML().toString())
        .isEqualTo(
            "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate'"
                + " initiator='bob@example.org/b' sid='s1'>"
                + "<content creator='initiator' name='0'>"
                + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='abcd'"
                + " pwd='0123456789012345678901'>"
                + "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256'"
                + " setup='actpass'>AB:CD</fingerprint>"
                + "<sctpmap xmlns='urn:xmpp:jingle:transports:dtls-sctp:1' number='5000'"
                + " protocol='webrtc-datachannel'/>"
                + "<max-message-size xmlns='urn:parley:jingle:1' bytes='262144'/>"
                + "<candidate component='1' foundation='7' id='a1' ip='10.0.0.1' port='5000'"
                + " priority='99' protocol='udp' type='host'/>"
                + "</transport></content>"
                + "<target xmlns='urn:parley:names:1' name='chess-club' epoch='3' ticket='P.S'/>"
                + "</jingle>")
        .isEqualTo(jingle.toXml());
    assertThat(iq.toXML().toString()).endsWith(jingle.toXml() + "</iq>");
  }

  @Test
  void everySiblingHasItsNamespaceOnTheWire() throws Exception {
    Jingle jingle =
        Jingle.builder(JingleAction.SESSION_INITIATE, "s1")
            .contents(List.of(dataContent(), dataContent()))
            .build();
    Document document =
        JingleXml.dom(
            JingleIq.set(JidCreate.from("alice@example.org/a"), jingle)
                .toXML("jabber:client")
                .toString()
                .replaceFirst("<iq ", "<iq xmlns='jabber:client' "));

    for (String[] expected :
        new String[][] {
          {JingleNamespaces.JINGLE, "content"},
          {JingleNamespaces.ICE_UDP, "transport"},
          {JingleNamespaces.DTLS, "fingerprint"},
          {JingleNamespaces.DTLS_SCTP, "sctpmap"},
          {JingleNamespaces.PARLEY, "max-message-size"},
          {JingleNamespaces.ICE_UDP, "candidate"}
        }) {
      NodeList found = document.getElementsByTagNameNS(expected[0], expected[1]);
      assertThat(found.getLength()).as(expected[1]).isEqualTo(2);
    }
  }

  /** It would end the stream, as the application's own words in a reason may. */
  @Test
  void whatXmlCannotCarryIsReplaced() throws Exception {
    Jingle end =
        Jingle.builder(JingleAction.SESSION_TERMINATE, "s1")
            .reason(JingleReason.of(JingleReason.Condition.DECLINE, "a\0b\ud800c\uffff😀\n"))
            .build();

    assertThat(JingleXml.readWell(end.toXml()).reason().text())
        .isEqualTo("a\ufffdb\ufffdc\ufffd😀\n");
    assertThatThrownBy(() -> JingleContent.reference(Creator.INITIATOR, "a\uffff"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("XML");
  }

  @Test
  void emptyActionsAreEmptyElements() throws Exception {
    Jingle ping = Jingle.builder(JingleAction.SESSION_INFO, "s1").build();

    assertThat(JingleIq.set(JidCreate.from("a@b/c"), ping).getChildElementXML().toString())
        .isEqualTo("<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s1'/>");
  }

  @Test
  void escapesWhatWouldStopTheServersParser() {
    Jingle jingle =
        Jingle.builder(JingleAction.SESSION_TERMINATE, "s>'\"<&1")
            .contents(List.of(JingleContent.reference(Creator.RESPONDER, "a>b'c\"d<e&f")))
            .reason(JingleReason.of(JingleReason.Condition.GONE, "1 > 2 & '\r\n\t"))
            .build();

    assertThat(jingle.toXml())
        .isEqualTo(
            "<jingle xmlns='urn:xmpp:jingle:1' action='session-terminate'"
                + " sid='s&gt;&apos;&quot;&lt;&amp;1'>"
                + "<content creator='responder' name='a&gt;b&apos;c&quot;d&lt;e&amp;f'/>"
                + "<reason><gone/><text>1 &gt; 2 &amp; '&#13;\n\t</text></reason></jingle>");
    assertThat(JingleXml.readWell(jingle.toXml())).isEqualTo(jingle);
  }

  @Test
  void contentModifyAlwaysNamesTheSenders() {
    JingleContent content = JingleContent.reference(Creator.INITIATOR, "0");

    assertThat(
            Jingle.builder(JingleAction.CONTENT_MODIFY, "s1")
                .contents(List.of(content))
                .build()
                .toXml())
        .contains("<content creator='initiator' name='0' senders='both'/>");
    assertThat(
            Jingle.builder(JingleAction.CONTENT_REMOVE, "s1")
                .contents(List.of(content))
                .build()
                .toXml())
        .contains("<content creator='initiator' name='0'/>");
  }

  @Test
  void bareFormatParametersHaveAnEmptyName() {
    PayloadType red =
        new PayloadType(
            63, "red", 48_000L, 2, null, null, List.of(new Parameter(null, "111/111")), List.of());
    ElementWriter out = ElementWriter.inside(JingleNamespaces.RTP);
    red.write(out);

    assertThat(out.toString())
        .isEqualTo(
            "<payload-type id='63' name='red' clockrate='48000' channels='2'>"
                + "<parameter name='' value='111/111'/></payload-type>");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonReadsAsItWasWritten(JingleReason.Condition condition) {
    JingleReason reason = new JingleReason(condition, "why", null, List.of());
    Jingle jingle = Jingle.builder(JingleAction.SESSION_TERMINATE, "s1").reason(reason).build();
    JingleReason read = JingleXml.readWell(jingle.toXml()).reason();

    assertThat(read).isNotNull();
    assertThat(read.condition())
        .isEqualTo(
            condition == JingleReason.Condition.UNKNOWN
                ? JingleReason.Condition.GENERAL_ERROR
                : condition);
    assertThat(read.text()).isEqualTo("why");
  }

  @ParameterizedTest
  @EnumSource
  void everyInfoReadsAsItWasWritten(RtpInfo.Kind kind) {
    RtpInfo info = new RtpInfo(kind, Creator.INITIATOR, "0");
    Jingle jingle = Jingle.builder(JingleAction.SESSION_INFO, "s1").info(info).build();

    assertThat(jingle.toXml())
        .contains(
            "<"
                + kind.name().toLowerCase(Locale.ROOT)
                + " xmlns='urn:xmpp:jingle:apps:rtp:info:1'");
    assertThat(JingleXml.readWell(jingle.toXml()).infos()).containsExactly(info);
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorReadsAsItWasWritten(JingleErrorCondition condition) throws Exception {
    JingleIq request =
        JingleXml.iq(
            "<iq type='set' id='i1' from='bob@example.org/b' to='alice@example.org/a'>"
                + "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s1'/></iq>");
    IQ reply = IQ.createErrorResponse(request, condition.toError());
    IQ read = JingleXml.anyIq(reply.toXML("jabber:client").toString());
    StanzaError error = read.getError();

    assertThat(read.getType()).isEqualTo(IQ.Type.error);
    assertThat(error.getCondition()).isEqualTo(condition.toError().getCondition());
    assertThat(JingleErrorCondition.of(error)).isEqualTo(condition);
  }

  @Test
  void anErrorWithoutJinglesConditionHasNone() {
    StanzaError error = StanzaError.getBuilder(StanzaError.Condition.service_unavailable).build();

    assertThat(JingleErrorCondition.of(error)).isNull();
  }

  @Test
  void doesNotShowSecrets() {
    Jingle jingle =
        Jingle.builder(JingleAction.SESSION_INITIATE, "s1")
            .contents(List.of(dataContent()))
            .target(new Target("chess-club", 3, "TICKET"))
            .build();

    assertThat(jingle.toString()).doesNotContain("0123456789012345678901", "TICKET");
    assertThat(
            JingleXml.readWell(
                    "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s1'>"
                        + "<x xmlns='urn:y' token='TOKEN'>SECRET</x></jingle>")
                .toString())
        .doesNotContain("TOKEN", "SECRET");
  }

  @Test
  void valuesRefuseControlCharactersFromThisSideToo() {
    assertThatThrownBy(() -> JingleContent.reference(Creator.INITIATOR, "a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Target("x", 1, "t\r\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Jingle.builder(JingleAction.SESSION_INFO, "a b").build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
