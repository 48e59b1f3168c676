package dev.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.jingle.Creator;
import dev.parley.jingle.IceUdpCandidate;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleNamespaces;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.JingleXml;
import dev.parley.mapping.JingleForm.MsidForm;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.IceCredentials;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateMappingTest {
  private static final IceCredentials CREDENTIALS =
      new IceCredentials("92CX", "nYPZS7JiYkZoHu+fJ/JIiX14");
  private static final String HOST =
      "candidate:3491286072 1 udp 2122194687 192.0.2.2 52551 typ host generation 0 ufrag 92CX"
          + " network-id 1";
  private static final String RELAY =
      "candidate:842163049 1 udp 1677729535 203.0.113.9 50000 typ relay raddr 10.0.0.2 rport 50001"
          + " generation 2 ufrag 92CX";
  private static final String PASSIVE =
      "candidate:783423660 1 tcp 1518214911 192.0.2.2 54101 typ host tcptype passive generation 0";
  private static final String ACTIVE =
      "candidate:783423660 1 tcp 1518214911 192.0.2.2 9 typ host tcptype active generation 0";

  private static String xml(List<ContentCandidates> batch, JingleForm form) {
    return Jingle.builder(JingleAction.TRANSPORT_INFO, "s1")
        .contents(CandidateMapping.toContents(batch, mid -> Creator.RESPONDER, form))
        .build()
        .toXml();
  }

  private static ContentCandidates entry(String mid, boolean complete, String... lines) {
    List<IceCandidate> candidates = List.of(lines).stream().map(IceCandidate::parse).toList();
    return new ContentCandidates(mid, CREDENTIALS, candidates, complete);
  }

  @Test
  void severalCandidatesAndTheEndShareOneStanza() {
    assertThat(xml(List.of(entry("0", true, HOST, RELAY)), JingleForm.PARLEY))
        .isEqualTo(
            "<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='s1'>"
                + "<content creator='responder' name='0'>"
                + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='92CX'"
                + " pwd='nYPZS7JiYkZoHu+fJ/JIiX14'>"
                + "<candidate component='1' foundation='3491286072' id='lzk0' ip='192.0.2.2'"
                + " port='52551' priority='2122194687' protocol='udp' type='host'/>"
                + "<candidate component='1' foundation='842163049' generation='2' id='yca6'"
                + " ip='203.0.113.9' port='50000' priority='1677729535' protocol='udp'"
                + " rel-addr='10.0.0.2' rel-port='50001' type='relay'/>"
                + "<gathering-complete/></transport></content></jingle>");
  }

  @Test
  void whatWasSentIsWhatArrives() throws Exception {
    List<ContentCandidates> batch =
        List.of(entry("0", false, HOST, RELAY, PASSIVE), entry("1", true));
    Jingle jingle = JingleXml.readWell(xml(batch, JingleForm.PARLEY));
    List<ContentCandidates> read = CandidateMapping.fromContents(jingle.contents());

    assertThat(read).hasSize(2);
    assertThat(read.get(0).mid()).isEqualTo("0");
    assertThat(read.get(0).credentials()).isEqualTo(CREDENTIALS);
    assertThat(read.get(0).complete()).isFalse();
    assertThat(read.get(0).candidates())
        .extracting(IceCandidate::toLine)
        .containsExactly(HOST.replace(" network-id 1", ""), RELAY, PASSIVE + " ufrag 92CX");
    assertThat(read.get(1).complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"true,true,false", "false,false,false"})
  void tcpGoesOnlyToThoseWhoTakeIt(boolean tcp, boolean passive, boolean active) {
    JingleForm form = new JingleForm(JingleNamespaces.ICE_UDP, MsidForm.SOURCE, tcp, true);

    assertThat(CandidateMapping.sendable(IceCandidate.parse(HOST), form)).isTrue();
    assertThat(CandidateMapping.sendable(IceCandidate.parse(PASSIVE), form)).isEqualTo(passive);
    assertThat(CandidateMapping.sendable(IceCandidate.parse(ACTIVE), form)).isEqualTo(active);
  }

  @Test
  void oneCandidateInAStanzaForThoseOfWhomNothingIsKnown() {
    List<ContentCandidates> batch =
        List.of(entry("0", false, HOST, RELAY), entry("1", false, HOST));

    assertThat(CandidateMapping.toStanzas(batch, Creators.INITIATOR, JingleForm.PARLEY))
        .singleElement(InstanceOfAssertFactories.LIST)
        .hasSize(2);
    assertThat(CandidateMapping.toStanzas(batch, Creators.INITIATOR, JingleForm.STANDARD))
        .extracting(
            contents -> contents.size() + contents.get(0).name(),
            contents -> ((IceUdpTransport) contents.get(0).transport()).candidates().size())
        .containsExactly(tuple("10", 1), tuple("10", 1), tuple("11", 1));
    assertThat(
            CandidateMapping.toStanzas(
                List.of(entry("0", false, PASSIVE)), Creators.INITIATOR, JingleForm.STANDARD))
        .isEmpty();
  }

  @Test
  void nothingToSayIsNoContent() {
    assertThat(
            CandidateMapping.toContents(
                List.of(entry("0", false), entry("1", false, ACTIVE)),
                Creators.INITIATOR,
                JingleForm.PARLEY))
        .isEmpty();
  }

  @Test
  void xep0371DemandsTheNetwork() {
    JingleForm form = new JingleForm(JingleNamespaces.ICE, MsidForm.SOURCE, true, true);

    assertThat(xml(List.of(entry("0", true, HOST)), form))
        .contains("xmlns='urn:xmpp:jingle:transports:ice:0'", "network='0'")
        .contains("<gathering-complete/></transport>");
  }

  @Test
  void idsAreShortStableAndDifferent() {
    Set<String> ids = new HashSet<>();
    for (int port = 0; port < 64; port++) {
      IceCandidate candidate =
          IceCandidate.parse(HOST.replace("52551", Integer.toString(1024 + port)));
      String id = CandidateMapping.toJingle(candidate, JingleForm.PARLEY).id();
      assertThat(id).matches("[a-z][a-z0-9]{3}");
      assertThat(CandidateMapping.toJingle(candidate, JingleForm.PARLEY).id()).isEqualTo(id);
      ids.add(id);
    }
    assertThat(ids).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource({"2,udp,host", "1,ssltcp,host", "1,udp,frobnicated"})
  void whatIsUnknownIsPassedOver(int component, String protocol, String type) {
    IceUdpCandidate candidate =
        new IceUdpCandidate(
            component, "1", 0, "x", "10.0.0.1", 0, 1, 1, protocol, null, null, null, type);

    assertThat(CandidateMapping.toSdp(candidate, "abcd")).isNull();
  }

  @Test
  void badCredentialsAreNamed() {
    Jingle jingle =
        JingleXml.readWell(
            "<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='s1'><content name='0'>"
                + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='x' pwd='y'/>"
                + "</content></jingle>");
    MappingException refused =
        catchThrowableOfType(
            MappingException.class, () -> CandidateMapping.fromContents(jingle.contents()));

    assertThat(refused).isNotNull();
    assertThat(refused.condition()).isEqualTo(Condition.FAILED_TRANSPORT);
  }

  @Test
  void contentsWithoutIceSayNothing() throws Exception {
    Jingle jingle =
        JingleXml.readWell(
            "<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='s1'><content"
                + " name='0'/><content name='1'><transport xmlns='urn:x'/></content></jingle>");

    assertThat(CandidateMapping.fromContents(jingle.contents())).isEmpty();
  }
}
