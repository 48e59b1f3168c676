package dev.parley.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDescriptionTest {
  private static final String HEAD = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
  private static final String DATA =
      HEAD + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n";

  @ParameterizedTest
  @FieldSource("dev.parley.sdp.SdpFiles#CAPTURED")
  void writesWhatBrowsersWroteUnchanged(String name) throws Exception {
    String text = SdpFiles.sdp(name);

    assertThat(SessionDescription.parse(text).toSdp()).isEqualTo(text);
  }

  @Test
  void givesEveryAttributeOfDataOfferItsType() throws Exception {
    SessionDescription offer = SessionDescription.parse(SdpFiles.sdp("webrtc-java-data-offer"));
    MediaDescription data = offer.media().get(0);

    assertThat(offer.bundle()).isEqualTo(new Group("BUNDLE", List.of("0")));
    assertThat(offer.attributes()).contains(Flag.EXTMAP_ALLOW_MIXED);
    assertThat(data.mid()).isEqualTo("0");
    assertThat(data.formats()).containsExactly("webrtc-datachannel");
    assertThat(data.first(SctpPort.class)).isEqualTo(SctpPort.DEFAULT);
    assertThat(data.first(MaxMessageSize.class)).isEqualTo(new MaxMessageSize(262_144));
    assertThat(data.first(EndpointSetup.class)).isEqualTo(EndpointSetup.ACTPASS);
    assertThat(data.first(IceOptions.class)).isEqualTo(IceOptions.TRICKLE);
    assertThat(data.first(Fingerprint.class)).isNotNull();
    assertThat(offer.credentials(data))
        .isEqualTo(new IceCredentials("92CX", "nYPZS7JiYkZoHu+fJ/JIiX14"));
    assertThat(data.candidates()).hasSize(4);
    assertThat(data.candidates().get(2).tcpType()).isEqualTo("passive");
    assertThat(data.attributes()).noneMatch(OtherAttribute.class::isInstance);
  }

  @Test
  void givesEveryAttributeOfCallItsType() throws Exception {
    SessionDescription offer = SessionDescription.parse(SdpFiles.sdp("chromium-av-offer"));
    MediaDescription video = offer.media("1");

    assertThat(video).isNotNull();
    assertThat(video.direction()).isEqualTo(Direction.SENDRECV);
    assertThat(video.has(Flag.RTCP_MUX)).isTrue();
    assertThat(video.all(RtpMap.class)).contains(new RtpMap(96, "VP8", 90_000, null));
    assertThat(video.all(Fmtp.class)).contains(new Fmtp("97", "apt=96"));
    assertThat(video.all(RtcpFb.class))
        .contains(new RtcpFb("96", "nack", null), new RtcpFb("96", "nack", "pli"));
    assertThat(video.all(SsrcGroup.class))
        .singleElement()
        .matches(group -> group.ssrcs().size() == 2);
    assertThat(video.all(ExtMap.class)).extracting(ExtMap::id).contains(14, 2, 13, 3);
    assertThat(video.first(Msid.class)).isNotNull();
    assertThat(offer.media("0").all(RtpMap.class)).contains(new RtpMap(111, "opus", 48_000, "2"));
  }

  @Test
  void takesLinesThatEndInLfAlone() throws Exception {
    assertThat(SessionDescription.parse(DATA.replace("\r\n", "\n")).toSdp()).isEqualTo(DATA);
  }

  @Test
  void keepsWhatItDoesNotKnow() throws Exception {
    String text =
        HEAD
            + "a=x-session:1 2 3\r\n"
            + DATA.substring(HEAD.length())
            + "b=AS:300\r\na=x-flag\r\na=x-value: with spaces \r\na=rid:h send pt=96\r\n";

    assertThat(SessionDescription.parse(text).toSdp()).isEqualTo(text);
  }

  @Test
  void takesWhatSectionLacksFromSession() throws Exception {
    String text =
        HEAD
            + "a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\na=setup:active\r\n"
            + DATA.substring(HEAD.length());
    SessionDescription session = SessionDescription.parse(text);
    MediaDescription section = session.media().get(0);

    assertThat(session.effective(section, EndpointSetup.class)).isEqualTo(EndpointSetup.ACTIVE);
    assertThat(session.credentials(section)).extracting("ufrag").isEqualTo("abcd");
  }

  @Test
  void toleratesNumbersOfAnOriginThatFillAllBits() throws Exception {
    String text = DATA.replace("o=- 1 2", "o=mozilla 18446744073709551615 0");

    assertThat(SessionDescription.parse(text).origin().sessionId()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=candidate:1 1 udp 1 10.0.0.1 70000 typ host",
        "a=candidate:1 1 udp 1 10.0.0.1 7000 host",
        "a=candidate:1 1 udp 99999999999 10.0.0.1 7000 typ host",
        "a=candidate:1 1 udp 1 10.0.0.1 7000 typ host generation",
        "a=fingerprint:sha-256 AB:CD",
        "a=fingerprint:sha-256",
        "a=fingerprint:sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF",
        "a=fingerprint:sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:3Z",
        "a=setup:maybe",
        "a=ice-ufrag:abc",
        "a=ice-pwd:short",
        "a=sctp-port:65536",
        "a=max-message-size:-1",
        "a=mid:",
        "a=mid:a b",
        "a=rtpmap:96",
        "a=rtpmap:128 VP8/90000",
        "a=rtpmap:96 VP8",
        "a=extmap:0 urn:x",
        "a=extmap:1/both urn:x",
        "a=ssrc:4294967296 cname:x",
        "a=group:",
        "a=msid:a b c",
        "a=bad\u0000name",
        "a=tab\there",
        "nonsense",
        "=",
        "A=upper"
      })
  void namesTheLineThatIsWrong(String line) {
    SdpException problem =
        catchThrowableOfType(
            SdpException.class, () -> SessionDescription.parse(DATA + line + "\r\n"));

    assertThat(problem).isNotNull();
    assertThat(problem.line()).isEqualTo(7);
    assertThat(problem).hasMessageStartingWith("line 7 of the session description: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v=0",
        "v=1\r\n",
        "o=- 1 2 IN IP4 127.0.0.1\r\nv=0\r\n",
        "v=0\r\ns=-\r\n",
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n",
        "v=0\r\no=- x 2 IN IP4 127.0.0.1\r\ns=-\r\n",
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\ns=-\r\n",
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nm=audio 9 X\r\n",
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nm=audio 9/2 X 0\r\n",
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\n\r\nt=0 0\r\n",
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\rt=0 0\r\n"
      })
  void refusesWhatIsNoDescription(String text) {
    assertThatThrownBy(() -> SessionDescription.parse(text)).isInstanceOf(SdpException.class);
  }

  @Test
  void refusesMoreThanItsLimits() {
    assertThatThrownBy(() -> SessionDescription.parse(DATA + "a=x:" + "y".repeat(1 << 20)))
        .isInstanceOf(SdpException.class)
        .hasMessageContaining("longer than");
    assertThatThrownBy(() -> SessionDescription.parse(DATA + "a=x:" + "y".repeat(9000)))
        .isInstanceOf(SdpException.class);
    assertThatThrownBy(() -> SessionDescription.parse(DATA + "a=x\r\n".repeat(20_001)))
        .isInstanceOf(SdpException.class)
        .hasMessageContaining("lines");
    assertThatThrownBy(() -> SessionDescription.parse(HEAD + "m=audio 9 X 0\r\n".repeat(257)))
        .isInstanceOf(SdpException.class)
        .hasMessageContaining("media sections");
  }

  @Test
  void doesNotShowSecrets() throws Exception {
    SessionDescription offer = SessionDescription.parse(SdpFiles.sdp("webrtc-java-data-offer"));
    String password = "nYPZS7JiYkZoHu+fJ/JIiX14";

    assertThat(offer.toSdp()).contains(password);
    assertThat(offer.toString()).doesNotContain(password);
    assertThat(offer.media().toString()).doesNotContain(password);
    assertThat(String.valueOf(offer.credentials(offer.media().get(0)))).doesNotContain(password);
    SessionDescription sdes =
        SessionDescription.parse(DATA + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0\r\n");
    assertThat(sdes.media().toString()).doesNotContain("c2VjcmV0");
  }

  @Test
  void errorsDoNotShowTheLine() {
    assertThatThrownBy(() -> SessionDescription.parse(DATA + "a=ice-pwd:secret\r\n"))
        .isInstanceOf(SdpException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void changesMakeNewValues() throws Exception {
    SessionDescription offer = SessionDescription.parse(SdpFiles.sdp("webrtc-java-data-offer"));
    SessionDescription bare =
        offer.mapMedia(section -> section.without(IceCandidate.class::isInstance).withPort(9));

    assertThat(bare.media().get(0).candidates()).isEmpty();
    assertThat(bare.media().get(0).port()).isEqualTo(9);
    assertThat(offer.media().get(0).candidates()).hasSize(4);
    assertThat(
            bare.mapMedia(s -> s.plus(offer.media().get(0).candidates()))
                .media()
                .get(0)
                .candidates())
        .hasSize(4);
    assertThat(offer.media().get(0).withPort(0).rejected()).isTrue();
    assertThat(offer.media().get(0).withPort(0).plus(List.of(Flag.BUNDLE_ONLY)).rejected())
        .isFalse();
  }
}
