package dev.parley.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of stanzas, well-formed XML all of them, that a peer may send. */
class JingleIqProviderTest {
  private static final String OPEN = "<jingle xmlns='urn:xmpp:jingle:1' sid='s1' action=";
  private static final String ICE = "urn:xmpp:jingle:transports:ice-udp:1";

  private static String transport(String inside) {
    return OPEN
        + "'transport-info'><content name='0' creator='initiator'><transport xmlns='"
        + ICE
        + "' ufrag='abcd' pwd='0123456789012345678901'>"
        + inside
        + "</transport></content></jingle>";
  }

  private static String description(String inside) {
    return OPEN
        + "'session-initiate'><content name='0' creator='initiator'><description"
        + " xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>"
        + inside
        + "</description></content></jingle>";
  }

  private static IceUdpTransport ice(String inside) {
    Jingle jingle = JingleXml.readWell(transport(inside));
    return (IceUdpTransport) jingle.contents().get(0).transport();
  }

  private static RtpDescription rtp(String inside) {
    Jingle jingle = JingleXml.readWell(description(inside));
    return (RtpDescription) jingle.contents().get(0).description();
  }

  @Test
  void readsTheFrame() {
    Jingle jingle =
        JingleXml.readWell(
            "<jingle xmlns='urn:xmpp:jingle:1' action='session-accept' sid='a73sjjvkla37jfea'"
                + " initiator='romeo@montague.example/orchard'"
                + " responder='juliet@capulet.example/balcony'/>");

    assertThat(jingle.action()).isEqualTo(JingleAction.SESSION_ACCEPT);
    assertThat(jingle.sid()).isEqualTo("a73sjjvkla37jfea");
    assertThat((Object) jingle.initiator()).hasToString("romeo@montague.example/orchard");
    assertThat((Object) jingle.responder()).hasToString("juliet@capulet.example/balcony");
    assertThat(jingle.contents()).isEmpty();
  }

  @Test
  void keepsWhatIsMerelyNew() {
    Jingle jingle =
        JingleXml.readWell(
            OPEN
                + "'session-frobnicate'><new xmlns='urn:new'><deep x='1'>text</deep></new>"
                + "<content name='0'><description xmlns='urn:app:new'/><transport"
                + " xmlns='urn:transport:new'/><security xmlns='urn:sec'/></content></jingle>");

    assertThat(jingle.action()).isEqualTo(JingleAction.UNKNOWN);
    assertThat(jingle.unknown()).singleElement().matches(e -> e.is("new", "urn:new"));
    assertThat(jingle.unknown().get(0).children().get(0).text()).isEqualTo("text");
    JingleContent content = jingle.contents().get(0);
    assertThat(content.creator()).isNull();
    assertThat(content.senders()).isEqualTo(Senders.BOTH);
    assertThat(content.description()).isInstanceOf(UnknownDescription.class);
    assertThat(content.transport()).isInstanceOf(UnknownTransport.class);
    assertThat(content.unknown()).hasSize(1);
  }

  @Test
  void readsCandidatesAsStanzaJsWritesThem() {
    IceUdpTransport transport =
        ice(
            "<candidate component='1' foundation='1' ip='10.0.0.1' port='5000' priority='1'"
                + " type='host'/><gathering-complete/>");

    IceUdpCandidate candidate = transport.candidates().get(0);
    assertThat(candidate.protocol()).isEqualTo("udp");
    assertThat(candidate.id()).isNull();
    assertThat(candidate.generation()).isNull();
    assertThat(transport.gatheringComplete()).isTrue();
  }

  @Test
  void readsTransportOfXep0371() {
    Jingle jingle =
        JingleXml.readWell(
            OPEN
                + "'transport-info'><content name='0' creator='responder'><transport"
                + " xmlns='urn:xmpp:jingle:transports:ice:0' ufrag='u' pwd='p' ice2='true'>"
                + "<candidate component='1' foundation='2B' generation='1' id='x' ip='10.0.0.1'"
                + " network='1' port='9' priority='5' protocol='tcp' tcptype='active'"
                + " type='host'/><remote-candidate component='1' ip='10.0.0.2' port='3'/>"
                + "<gathering-complete/></transport></content></jingle>");

    IceUdpTransport transport = (IceUdpTransport) jingle.contents().get(0).transport();
    assertThat(transport).isNotNull();
    assertThat(transport.namespace()).isEqualTo(JingleNamespaces.ICE);
    assertThat(transport.candidates().get(0).tcpType()).isEqualTo("active");
    assertThat(transport.remoteCandidates()).containsExactly(new RemoteCandidate(1, "10.0.0.2", 3));
    assertThat(transport.gatheringComplete()).isTrue();
    assertThat(jingle.toXml()).contains("xmlns='urn:xmpp:jingle:transports:ice:0'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"number='5001'", "port='5001'", "number='5001' port='1'"})
  void readsSctpMapInEitherSpelling(String port) {
    SctpMap map =
        ice("<sctpmap xmlns='urn:xmpp:jingle:transports:dtls-sctp:1' "
                + port
                + " protocol='webrtc-datachannel' streams='1024'/>")
            .sctpMap();

    assertThat(map).isEqualTo(new SctpMap(5001, "webrtc-datachannel", 1024));
  }

  @Test
  void readsFingerprintWithWhiteSpaceAroundIt() {
    DtlsFingerprint fingerprint =
        ice("<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256'>\n   AB:CD\n </fingerprint>")
            .fingerprints()
            .get(0);

    assertThat(fingerprint).isEqualTo(new DtlsFingerprint("sha-256", null, "AB:CD"));
  }

  @Test
  void readsDescriptionWithAllItsExtensions() {
    RtpDescription rtp =
        rtp(
            "<payload-type id='96' name='VP8' clockrate='90000' channels='1' ptime='20'"
                + " maxptime='60'><parameter name='a' value='b'/><parameter name='111/111'/>"
                + "<parameter name='' value='0-15'/><rtcp-fb"
                + " xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='nack' subtype='pli'/>"
                + "<rtcp-fb-trr-int xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' value='100'/>"
                + "</payload-type><rtcp-mux/><rtcp-reduced-size/>"
                + "<rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='ccm'/>"
                + "<encryption><crypto crypto-suite='x' key-params='inline:secret' tag='1'/></encryption>"
                + "<bandwidth type='AS'>128</bandwidth>"
                + "<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='1' uri='urn:x'"
                + " senders='initiator'/><extmap-allow-mixed"
                + " xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0'/>"
                + "<ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' semantics='FID'>"
                + "<source ssrc='1'/><source ssrc='2'/></ssrc-group>"
                + "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='1'>"
                + "<parameter name='cname' value='c'/></source>"
                + "<stream xmlns='urn:xmpp:jingle:apps:rtp:msid:0' id='s ' track=' t '/>");

    PayloadType type = rtp.payloadTypes().get(0);
    assertThat(type.ptime()).isEqualTo(20);
    assertThat(type.maxPtime()).isEqualTo(60);
    assertThat(type.parameters())
        .containsExactly(
            new Parameter("a", "b"), new Parameter("111/111", null), new Parameter(null, "0-15"));
    assertThat(type.feedback())
        .containsExactly(new RtcpFeedback("nack", "pli"), new RtcpFeedback("trr-int", "100"));
    assertThat(rtp.rtcpMux()).isTrue();
    assertThat(rtp.rtcpReducedSize()).isTrue();
    assertThat(rtp.feedback()).containsExactly(new RtcpFeedback("ccm", null));
    assertThat(rtp.bandwidth()).isEqualTo(new Bandwidth("AS", 128));
    assertThat(rtp.headerExtensions())
        .containsExactly(new HeaderExtension(1, "urn:x", Senders.INITIATOR));
    assertThat(rtp.extmapAllowMixed()).isTrue();
    assertThat(rtp.sourceGroups()).containsExactly(new SourceGroup("FID", List.of(1L, 2L)));
    assertThat(rtp.sources().get(0).parameter("cname")).isEqualTo("c");
    assertThat(rtp.streams()).containsExactly(new MediaStream("s", "t"));
    assertThat(rtp.unknown()).isEmpty();
  }

  @Test
  void readsSessionInfos() {
    Jingle jingle =
        JingleXml.readWell(
            OPEN
                + "'session-info'><ringing xmlns='urn:xmpp:jingle:apps:rtp:info:1'/>"
                + "<mute xmlns='urn:xmpp:jingle:apps:rtp:info:1' creator='responder' name='a'/>"
                + "<frob xmlns='urn:xmpp:jingle:apps:rtp:info:1'/></jingle>");

    assertThat(jingle.infos())
        .containsExactly(
            RtpInfo.of(RtpInfo.Kind.RINGING),
            new RtpInfo(RtpInfo.Kind.MUTE, Creator.RESPONDER, "a"));
    assertThat(jingle.unknown()).hasSize(1);
  }

  @Test
  void readsReasons() {
    JingleReason reason =
        JingleXml.readWell(
                OPEN
                    + "'session-terminate'><reason><text>Sorry, gone!</text><security-error/>"
                    + "<invalid-crypto xmlns='urn:xmpp:jingle:apps:rtp:errors:1'/></reason></jingle>")
            .reason();
    JingleReason other =
        JingleXml.readWell(
                OPEN
                    + "'session-terminate'><reason><alternative-session><sid>b84t</sid>"
                    + "</alternative-session></reason></jingle>")
            .reason();
    JingleReason unknown =
        JingleXml.readWell(OPEN + "'session-terminate'><reason><tired/></reason></jingle>")
            .reason();

    assertThat(reason).isNotNull();
    assertThat(reason.condition()).isEqualTo(JingleReason.Condition.SECURITY_ERROR);
    assertThat(reason.text()).isEqualTo("Sorry, gone!");
    assertThat(reason.details()).hasSize(1);
    assertThat(other).isNotNull();
    assertThat(other.alternativeSession()).isEqualTo("b84t");
    assertThat(unknown).isEqualTo(JingleReason.of(JingleReason.Condition.UNKNOWN));
  }

  @Test
  void readsTargetAndGroups() {
    Jingle jingle =
        JingleXml.readWell(
            OPEN
                + "'session-initiate'><group xmlns='urn:xmpp:jingle:apps:grouping:0'"
                + " semantics='BUNDLE'><content name='0'/><content name='1'/></group>"
                + "<target xmlns='urn:parley:names:1' name='chess-club' epoch='3' ticket='P.S'/>"
                + "</jingle>");

    assertThat(jingle.groups()).containsExactly(new ContentGroup("BUNDLE", List.of("0", "1")));
    assertThat(jingle.target()).isEqualTo(new Target("chess-club", 3, "P.S"));
    assertThat(jingle.contents()).as("a group's members are no contents").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // numbers
        "<candidate component='one' foundation='1' ip='10.0.0.1' port='1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1' port='65536' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1' port='-1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1' port='1' priority='4294967296' type='host'/>",
        "<candidate component='4294967297' foundation='1' ip='10.0.0.1' port='1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1' port='1' priority='99999999999999999999' type='host'/>",
        // missing
        "<candidate foundation='1' ip='10.0.0.1' port='1' priority='1' type='host'/>",
        "<candidate component='1' ip='10.0.0.1' port='1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' port='1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1' port='1' priority='1'/>",
        "<candidate component='1' foundation='1' ip='' port='1' priority='1' type='host'/>",
        // lines of their own
        "<candidate component='1' foundation='1' ip='10.0.0.1&#13;&#10;a=x' port='1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1&#10;' ip='10.0.0.1' port='1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1' port='1' priority='1' type='host&#10;a=x'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1' port='1' priority='1' type='host' rel-addr='&#10;'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1 typ' port='1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1&#x85;' port='1' priority='1' type='host'/>",
        "<candidate component='1' foundation='1' ip='10.0.0.1&#x2028;' port='1' priority='1' type='host'/>",
        // others
        "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0'>AB</fingerprint>",
        "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256'/>",
        "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256'>A\nB</fingerprint>",
        "<sctpmap xmlns='urn:xmpp:jingle:transports:dtls-sctp:1' protocol='x'/>",
        "<sctpmap xmlns='urn:xmpp:jingle:transports:dtls-sctp:1' number='70000'/>",
        "<max-message-size xmlns='urn:parley:jingle:1' bytes='-1'/>",
        "<max-message-size xmlns='urn:parley:jingle:1'/>"
      })
  void refusesTransports(String inside) {
    Malformed malformed = JingleXml.readIll(transport(inside));

    assertThat(malformed.sid()).isEqualTo("s1");
    assertThat(malformed.action()).isEqualTo(JingleAction.TRANSPORT_INFO);
    assertThat(malformed.problem()).isNotBlank().doesNotContain("\n", "a=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<payload-type name='opus'/>",
        "<payload-type id='128' name='opus'/>",
        "<payload-type id='96' name='op us'/>",
        "<payload-type id='96' name='opus&#10;a=x'/>",
        "<payload-type id='96' name='opus' clockrate='fast'/>",
        "<payload-type id='96' name='opus' channels='-2'/>",
        "<payload-type id='96' name='opus'><parameter/></payload-type>",
        "<payload-type id='96' name='opus'><parameter name='a' value='b&#10;a=x'/></payload-type>",
        "<rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0'/>",
        "<rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='nack' subtype='&#10;'/>",
        "<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='0' uri='x'/>",
        "<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='1'/>",
        "<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='1' uri='x&#9;y'/>",
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0'/>",
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='4294967296'/>",
        "<ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0'/>",
        "<stream xmlns='urn:xmpp:jingle:apps:rtp:msid:0' id=' '/>",
        "<bandwidth type='AS'>much</bandwidth>",
        "<bandwidth type='A&#10;S'>1</bandwidth>"
      })
  void refusesDescriptions(String inside) {
    assertThat(JingleXml.readIll(description(inside)).sid()).isEqualTo("s1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<jingle xmlns='urn:xmpp:jingle:1'/>",
        "<jingle xmlns='urn:xmpp:jingle:1' action='session-info'/>",
        "<jingle xmlns='urn:xmpp:jingle:1' sid='s1'/>",
        "<jingle xmlns='urn:xmpp:jingle:1' sid='' action='session-info'/>",
        "<jingle xmlns='urn:xmpp:jingle:1' sid='a b' action='session-info'/>",
        "<jingle xmlns='urn:xmpp:jingle:1' sid='s1' action='session-info' initiator='@@'/>",
        OPEN + "'session-info'><content/></jingle>",
        OPEN + "'session-info'><content name=''/></jingle>",
        OPEN + "'session-info'><content name='a&#10;b'/></jingle>",
        OPEN + "'session-info'><content name='0' creator='nobody'/></jingle>",
        OPEN + "'session-info'><content name='0' senders='all'/></jingle>",
        OPEN
            + "'session-info'><content name='0'><transport xmlns='urn:a'/><transport"
            + " xmlns='urn:b'/></content></jingle>",
        OPEN + "'session-info'><group xmlns='urn:xmpp:jingle:apps:grouping:0'/></jingle>",
        OPEN + "'session-info'><target xmlns='urn:parley:names:1' name='x'/></jingle>",
        OPEN
            + "'session-info'><target xmlns='urn:parley:names:1' name='x' epoch='-1'"
            + " ticket='t'/></jingle>"
      })
  void refusesFrames(String xml) {
    assertThat(JingleXml.readIll(xml).problem()).isNotBlank();
  }

  @Test
  void refusesWhatIsTooMuch() {
    String type = "<payload-type id='96' name='x'/>";
    String candidate =
        "<candidate component='1' foundation='1' ip='10.0.0.1' port='1' priority='1' type='host'/>";
    assertThat(JingleXml.readIll(description(type.repeat(129))).problem()).contains("128");
    assertThat(JingleXml.readIll(description(type.repeat(10_001))).problem()).contains("elements");
    assertThat(JingleXml.readIll(transport(candidate.repeat(129))).problem()).contains("128");
    assertThat(
            JingleXml.readIll(
                    description(
                        "<payload-type id='96' name='x'>"
                            + "<parameter name='a' value='b'/>".repeat(65)
                            + "</payload-type>"))
                .problem())
        .contains("64");
    assertThat(
            JingleXml.readIll(
                    OPEN + "'session-initiate'>" + "<content name='0'/>".repeat(65) + "</jingle>")
                .problem())
        .contains("64");
    assertThat(
            JingleXml.readIll(
                    OPEN
                        + "'session-info'>"
                        + "<x xmlns='urn:deep'>".repeat(1000)
                        + "</x>".repeat(1000)
                        + "</jingle>")
                .problem())
        .contains("deep");
    assertThat(JingleXml.readIll(OPEN + "'x' initiator='" + "a".repeat(3000) + "'/>").problem())
        .contains("long");
    assertThat(
            JingleXml.readIll(
                    OPEN
                        + "'session-terminate'><reason><text>"
                        + "a".repeat(5000)
                        + "</text></reason></jingle>")
                .problem())
        .contains("text");
  }

  @Test
  void standsAtTheEndOfTheElementAfterWhatItRefused() {
    // Smack checks where a provider leaves the parser, and closes the connection if it is
    // elsewhere.
    JingleIq iq =
        JingleXml.iq(
            "<iq type='set' id='i1' from='bob@example.org/b'>"
                + OPEN
                + "'session-info'>"
                + "<x xmlns='urn:deep'>".repeat(20)
                + "</x>".repeat(20)
                + "<content/></jingle></iq>");

    assertThat(iq.payload()).isInstanceOf(Malformed.class);
    assertThat((Object) iq.getFrom()).hasToString("bob@example.org/b");
    assertThat(iq.getStanzaId()).isEqualTo("i1");
  }
}
