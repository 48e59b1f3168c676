package dev.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Creator;
import dev.parley.jingle.IceUdpCandidate;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleXml;
import dev.parley.jingle.RtpDescription;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The pairs of files, each in both directions. */
class VectorTest {
  /** Written as those clients write; answers are to {@code webrtc-java-av-offer}. */
  static final List<String> FOREIGN =
      List.of(
          "conversations-av-answer",
          "conversations-av-offer",
          "dino-audio-answer",
          "dino-av-answer",
          "dino-av-offer",
          "movim-audio-offer",
          "movim-av-answer",
          "movim-av-offer",
          "stanza-js-av-answer",
          "stanza-js-data-offer");

  @ParameterizedTest
  @FieldSource("dev.parley.sdp.SdpFiles#CAPTURED")
  void ourDescriptionsBecomeTheseStanzas(String name) throws Exception {
    SessionDescription session = SessionDescription.parse(SdpFiles.sdp(name));
    JingleDescription mapped =
        SdpToJingle.map(session, writer(name), Creators.INITIATOR, JingleForm.PARLEY);
    Jingle jingle = jingle(name, mapped);

    assertThat(jingle.toXml()).isEqualTo(oneLine(SdpFiles.xml(name)));
  }

  @ParameterizedTest
  @FieldSource("dev.parley.sdp.SdpFiles#CAPTURED")
  void theseStanzasBecomeOurDescriptions(String name) throws Exception {
    String original = SdpFiles.sdp(name);
    String offer = original.contains("setup:actpass") ? null : name.replace("answer", "offer");
    SessionDescription mapped = toSdp(name, offer);

    assertThat(Matter.of(mapped.toSdp())).isEqualTo(Matter.of(original));
  }

  @ParameterizedTest
  @FieldSource("FOREIGN")
  void theirStanzasBecomeTheseDescriptions(String name) throws Exception {
    SessionDescription mapped =
        toSdp(name, name.endsWith("answer") ? "webrtc-java-av-offer" : null);

    assertThat(mapped.toSdp()).isEqualTo(SdpFiles.sdp(name));
  }

  /** We write otherwise than they do, and yet must say the same. */
  @ParameterizedTest
  @FieldSource("FOREIGN")
  void theseDescriptionsSayWhatTheirStanzasSay(String name) throws Exception {
    SessionDescription session = SessionDescription.parse(SdpFiles.sdp(name));
    JingleDescription ours =
        SdpToJingle.map(session, writer(name), Creators.INITIATOR, JingleForm.STREAMS);
    Jingle theirs = JingleXml.readWell(SdpFiles.xml(name));
    // Through the text, so that what we write is also what we can read.
    Jingle again = JingleXml.readWell(jingle(name, ours).toXml());

    assertThat(again.contents()).hasSameSizeAs(theirs.contents());
    for (int i = 0; i < theirs.contents().size(); i++) {
      same(again.contents().get(i), theirs.contents().get(i));
    }
  }

  private static void same(JingleContent ours, JingleContent theirs) {
    assertThat(ours.name()).isEqualTo(theirs.name());
    assertThat(ours.senders()).isEqualTo(theirs.senders());
    IceUdpTransport our = (IceUdpTransport) ours.transport();
    IceUdpTransport their = (IceUdpTransport) theirs.transport();
    assertThat(our).isNotNull();
    assertThat(their).isNotNull();
    assertThat(our.ufrag()).isEqualTo(their.ufrag());
    assertThat(our.pwd()).isEqualTo(their.pwd());
    assertThat(our.fingerprints())
        .usingRecursiveFieldByFieldElementComparatorOnFields("hash", "setup")
        .isEqualTo(their.fingerprints());
    assertThat(our.fingerprints().get(0).value())
        .isEqualToIgnoringCase(their.fingerprints().get(0).value());
    assertThat(our.sctpMap()).isEqualTo(their.sctpMap());
    assertThat(our.candidates())
        .extracting(IceUdpCandidate::port)
        .isEqualTo(
            their.candidates().stream()
                .filter(VectorTest::told)
                .map(IceUdpCandidate::port)
                .toList());
    if (theirs.description() instanceof RtpDescription rtp) {
      same((RtpDescription) ours.description(), rtp);
    }
  }

  private static void same(RtpDescription ours, RtpDescription theirs) {
    assertThat(ours).isNotNull();
    assertThat(ours.media()).isEqualTo(theirs.media());
    assertThat(ours.rtcpMux()).isEqualTo(theirs.rtcpMux());
    assertThat(ours.headerExtensions()).isEqualTo(theirs.headerExtensions());
    assertThat(ours.extmapAllowMixed()).isEqualTo(theirs.extmapAllowMixed());
    assertThat(ours.sourceGroups()).isEqualTo(theirs.sourceGroups());
    assertThat(ours.payloadTypes())
        .usingRecursiveFieldByFieldElementComparatorOnFields("id", "name", "clockRate", "feedback")
        .isEqualTo(theirs.payloadTypes());
    for (int i = 0; i < ours.payloadTypes().size(); i++) {
      assertThat(ours.payloadTypes().get(i).parameters())
          .hasSameSizeAs(theirs.payloadTypes().get(i).parameters());
    }
    Set<Long> told = Set.copyOf(theirs.sources().stream().map(s -> s.ssrc()).toList());
    assertThat(ours.sources().stream().map(s -> s.ssrc()).toList()).containsAll(told);
  }

  /** RTCP's candidates, and those that only connect outwards, are of no use to anybody. */
  private static boolean told(IceUdpCandidate candidate) {
    return candidate.component() == 1 && !"active".equals(candidate.tcpType());
  }

  private static SessionDescription toSdp(String name, String offer) throws Exception {
    Jingle jingle = JingleXml.readWell(SdpFiles.xml(name));
    JingleDescription description = new JingleDescription(jingle.contents(), jingle.groups());
    Origin origin = Origin.of(1, 1);
    return offer == null
        ? JingleToSdp.offer(description, Creator.INITIATOR, origin)
        : JingleToSdp.answer(
            description, Creator.RESPONDER, SessionDescription.parse(SdpFiles.sdp(offer)), origin);
  }

  private static Jingle jingle(String name, JingleDescription description) {
    JingleAction action =
        writer(name) == Creator.INITIATOR
            ? JingleAction.SESSION_INITIATE
            : JingleAction.SESSION_ACCEPT;
    return Jingle.builder(action, "dGVzdHNpZDEy")
        .contents(description.contents())
        .groups(description.groups())
        .build();
  }

  private static Creator writer(String name) {
    return name.endsWith("offer") ? Creator.INITIATOR : Creator.RESPONDER;
  }

  private static String oneLine(String xml) {
    return xml.replaceAll("\n *", "");
  }
}
