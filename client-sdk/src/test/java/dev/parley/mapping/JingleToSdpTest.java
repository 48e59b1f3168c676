package dev.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.jingle.ContentGroup;
import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.JingleXml;
import dev.parley.sdp.Direction;
import dev.parley.sdp.Group;
import dev.parley.sdp.MaxMessageSize;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SctpPort;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JingleToSdpTest {
  private static final String FINGERPRINT =
      "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='actpass'>"
          + "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99"
          + "</fingerprint>";
  private static final String SCTP =
      "<sctpmap xmlns='urn:xmpp:jingle:transports:dtls-sctp:1' number='5000'"
          + " protocol='webrtc-datachannel'/>";
  private static final String AUDIO =
      "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>"
          + "<payload-type id='111' name='opus' clockrate='48000' channels='2'/><rtcp-mux/>"
          + "</description>";
  private static final Origin ORIGIN = Origin.of(1, 1);

  private static String transport(String inside) {
    return "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='abcd'"
        + " pwd='0123456789012345678901'>"
        + inside
        + "</transport>";
  }

  private static String content(String name, String inside) {
    return "<content creator='initiator' name='" + name + "'>" + inside + "</content>";
  }

  private static JingleDescription read(String contents) {
    Jingle jingle =
        JingleXml.readWell(
            "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s1'>"
                + contents
                + "</jingle>");
    return new JingleDescription(jingle.contents(), jingle.groups());
  }

  private static SessionDescription offer(String contents) throws MappingException {
    return JingleToSdp.offer(read(contents), Creator.INITIATOR, ORIGIN);
  }

  private static MappingException refusal(String contents) {
    MappingException refused = catchThrowableOfType(MappingException.class, () -> offer(contents));
    assertThat(refused).as("refused").isNotNull();
    return refused;
  }

  @Test
  void dataNeedsNoMoreThanAnSctpMap() throws Exception {
    MediaDescription data = offer(content("d", transport(FINGERPRINT + SCTP))).media().get(0);

    assertThat(data.media()).isEqualTo("application");
    assertThat(data.mid()).isEqualTo("d");
    assertThat(data.first(SctpPort.class)).isEqualTo(SctpPort.DEFAULT);
    assertThat(data.first(MaxMessageSize.class)).as("absent means 64 KiB").isNull();
  }

  @Test
  void maxMessageSizeArrives() throws Exception {
    String size = "<max-message-size xmlns='urn:parley:jingle:1' bytes='262144'/>";
    MediaDescription data =
        offer(content("d", transport(FINGERPRINT + SCTP + size))).media().get(0);

    assertThat(data.first(MaxMessageSize.class)).isEqualTo(new MaxMessageSize(262_144));
  }

  @Test
  void missingCreatorIsTolerated() throws Exception {
    SessionDescription offer =
        offer("<content name='0'>" + transport(FINGERPRINT + SCTP) + "</content>");

    assertThat(offer.media("0")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "both,SENDRECV,SENDRECV",
    "initiator,SENDONLY,RECVONLY",
    "responder,RECVONLY,SENDONLY",
    "none,INACTIVE,INACTIVE"
  })
  void sendersAreDirectionsSeenFromTheWriter(
      String senders, Direction fromInitiator, Direction fromResponder) throws Exception {
    JingleDescription description =
        read(
            "<content creator='initiator' name='0' senders='"
                + senders
                + "'>"
                + AUDIO
                + transport(FINGERPRINT)
                + "</content>");

    SessionDescription initiators = JingleToSdp.offer(description, Creator.INITIATOR, ORIGIN);
    SessionDescription responders = JingleToSdp.offer(description, Creator.RESPONDER, ORIGIN);
    assertThat(initiators.media().get(0).direction()).isEqualTo(fromInitiator);
    assertThat(responders.media().get(0).direction()).isEqualTo(fromResponder);
    assertThat(
            SdpToJingle.map(responders, Creator.RESPONDER, Creators.INITIATOR, JingleForm.STANDARD)
                .contents()
                .get(0)
                .senders()
                .token())
        .isEqualTo(senders);
  }

  @Test
  void loneContentIsItsOwnBundleAndSeveralAreNot() throws Exception {
    String one = content("0", transport(FINGERPRINT + SCTP));
    String two = one + content("1", AUDIO + transport(FINGERPRINT));

    assertThat(offer(one).bundle()).isEqualTo(new Group("BUNDLE", List.of("0")));
    assertThat(offer(two).bundle()).isNull();
  }

  @Test
  void groupsNameOnlyWhatIsThere() throws Exception {
    String group =
        "<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'><content name='0'/>"
            + "<content name='ghost'/><content name='0'/></group>";

    assertThat(offer(content("0", transport(FINGERPRINT + SCTP)) + group).all(Group.class))
        .containsExactly(new Group("BUNDLE", List.of("0")));
  }

  @Test
  void answersKeepTheOffersOrderAndRefuseWhatTheyLeaveOut() throws Exception {
    SessionDescription offer = SessionDescription.parse(SdpFiles.sdp("webrtc-java-av-offer"));
    String passive = FINGERPRINT.replace("actpass", "passive");
    JingleDescription answered =
        read(content("2", transport(passive)) + content("0", AUDIO + transport(passive)));
    SessionDescription answer = JingleToSdp.answer(answered, Creator.RESPONDER, offer, ORIGIN);

    assertThat(answer.media()).extracting(MediaDescription::mid).containsExactly("0", "1", "2");
    assertThat(answer.media())
        .extracting(MediaDescription::rejected)
        .containsExactly(false, true, false);
    assertThat(answer.media("2").first(SctpPort.class)).isEqualTo(SctpPort.DEFAULT);
    assertThat(answer.bundle()).as("neither offered a group nor stands alone").isNull();
  }

  @Test
  void answersBundleOnlyWhatWasBundled() throws Exception {
    SessionDescription offer = SessionDescription.parse(SdpFiles.sdp("dino-av-offer"));
    String passive = FINGERPRINT.replace("actpass", "passive");
    JingleDescription answered =
        new JingleDescription(
            read(content("audio", AUDIO + transport(passive))).contents(),
            List.of(new ContentGroup("BUNDLE", List.of("audio"))));

    assertThat(JingleToSdp.answer(answered, Creator.RESPONDER, offer, ORIGIN).bundle()).isNull();
  }

  @Test
  void stanzaJsPairsOfSourcesBecomeWhole() throws Exception {
    String video =
        "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='video'>"
            + "<payload-type id='96' name='VP8'/>"
            + "<ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' semantics='FID'>"
            + "<source ssrc='1'/><source ssrc='2'/></ssrc-group>%s</description>";
    String source =
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='1'>"
            + "<parameter name='cname' value='c'/></source>";

    assertThat(offer(content("0", video.formatted(source) + transport(FINGERPRINT))).toSdp())
        .contains("a=ssrc-group:FID 1 2\r\n", "a=ssrc:1 cname:c\r\n", "a=ssrc:2 cname:c\r\n")
        .contains("a=rtpmap:96 VP8/90000\r\n");
    assertThat(offer(content("0", video.formatted("") + transport(FINGERPRINT))).toSdp())
        .doesNotContain("ssrc");
  }

  @Test
  void securityIsDemanded() {
    assertThat(refusal(content("0", transport(SCTP))).condition())
        .isEqualTo(Condition.SECURITY_ERROR);
    assertThat(
            refusal(content("0", transport(SCTP + FINGERPRINT.replace(" setup='actpass'", ""))))
                .condition())
        .isEqualTo(Condition.SECURITY_ERROR);
    assertThat(
            refusal(content("0", transport(SCTP + FINGERPRINT.replace("actpass", "whatever"))))
                .condition())
        .isEqualTo(Condition.SECURITY_ERROR);
    assertThat(
            refusal(content("0", transport(SCTP + FINGERPRINT.replace("actpass", "holdconn"))))
                .condition())
        .isEqualTo(Condition.SECURITY_ERROR);
    assertThat(refusal(content("0", transport(SCTP + FINGERPRINT.replace("AA:", "")))).condition())
        .as("30 bytes are no SHA-256")
        .isEqualTo(Condition.SECURITY_ERROR);
    assertThat(
            refusal(content("0", transport(SCTP + FINGERPRINT.replace("sha-256", "md5"))))
                .condition())
        .isEqualTo(Condition.SECURITY_ERROR);
    String second = content("1", AUDIO + transport(""));
    assertThat(refusal(content("0", transport(FINGERPRINT + SCTP)) + second).condition())
        .as("every content needs its own")
        .isEqualTo(Condition.SECURITY_ERROR);
  }

  @Test
  void everyRefusalHasItsReason() {
    String data = transport(FINGERPRINT + SCTP);
    assertThat(refusal("").condition()).isEqualTo(Condition.UNSUPPORTED_APPLICATIONS);
    assertThat(refusal(content("0", transport(FINGERPRINT))).condition())
        .isEqualTo(Condition.UNSUPPORTED_APPLICATIONS);
    assertThat(refusal(content("0", "<description xmlns='urn:x'/>" + data)).condition())
        .isEqualTo(Condition.UNSUPPORTED_APPLICATIONS);
    assertThat(
            refusal(content("0", transport(FINGERPRINT + SCTP.replace("webrtc-datachannel", "x"))))
                .condition())
        .isEqualTo(Condition.UNSUPPORTED_APPLICATIONS);
    assertThat(
            refusal(content("0", AUDIO.replace("'audio'", "'message'") + transport(FINGERPRINT)))
                .condition())
        .isEqualTo(Condition.UNSUPPORTED_APPLICATIONS);
    assertThat(refusal(content("0", AUDIO)).condition())
        .isEqualTo(Condition.UNSUPPORTED_TRANSPORTS);
    assertThat(refusal(content("0", AUDIO + "<transport xmlns='urn:x'/>")).condition())
        .isEqualTo(Condition.UNSUPPORTED_TRANSPORTS);
    assertThat(refusal(content("0", data.replace("ufrag='abcd' ", ""))).condition())
        .isEqualTo(Condition.FAILED_TRANSPORT);
    assertThat(refusal(content("0", data.replace("abcd", "ab"))).condition())
        .isEqualTo(Condition.FAILED_TRANSPORT);
    assertThat(
            refusal(content("0", AUDIO.replaceFirst("<payload.*?/>", "") + transport(FINGERPRINT)))
                .condition())
        .isEqualTo(Condition.FAILED_APPLICATION);
    assertThat(
            refusal(content("0", AUDIO.replace(" name='opus'", "") + transport(FINGERPRINT)))
                .condition())
        .as("a dynamic number says nothing without a name")
        .isEqualTo(Condition.FAILED_APPLICATION);
    assertThat(refusal(content("a b", data)).condition()).isEqualTo(Condition.FAILED_APPLICATION);
    assertThat(refusal(content("0", data) + content("0", data)).condition())
        .isEqualTo(Condition.FAILED_APPLICATION);
  }

  @Test
  void everyRefusalOfAnAnswerHasItsReason() throws Exception {
    SessionDescription offer = SessionDescription.parse(SdpFiles.sdp("webrtc-java-av-offer"));
    String active = transport(FINGERPRINT.replace("actpass", "active"));

    assertThat(answerRefusal(offer, content("ghost", AUDIO + active)))
        .isEqualTo(Condition.INCOMPATIBLE_PARAMETERS);
    assertThat(answerRefusal(offer, content("1", AUDIO + active)))
        .isEqualTo(Condition.INCOMPATIBLE_PARAMETERS);
    assertThat(answerRefusal(offer, content("0", active)))
        .isEqualTo(Condition.UNSUPPORTED_APPLICATIONS);
    assertThat(answerRefusal(offer, content("2", AUDIO + active)))
        .isEqualTo(Condition.INCOMPATIBLE_PARAMETERS);
    assertThat(answerRefusal(offer, content("0", AUDIO + transport(FINGERPRINT))))
        .isEqualTo(Condition.INCOMPATIBLE_PARAMETERS);
  }

  private static Condition answerRefusal(SessionDescription offer, String contents) {
    MappingException refused =
        catchThrowableOfType(
            MappingException.class,
            () -> JingleToSdp.answer(read(contents), Creator.RESPONDER, offer, ORIGIN));
    assertThat(refused).as("refused").isNotNull();
    return refused.condition();
  }
}
