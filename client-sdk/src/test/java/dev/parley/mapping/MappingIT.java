package dev.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCSdpType;
import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleXml;
import dev.parley.runtime.FactoryLease;
import dev.parley.runtime.FactoryPool;
import dev.parley.sdp.Direction;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What libwebrtc itself says to the descriptions that mapping makes. */
@Timeout(60)
class MappingIT {
  private static final Origin ORIGIN = Origin.of(1, 1);
  private static FactoryLease lease;

  @BeforeAll
  static void takeFactory() {
    lease = FactoryPool.shared().lease(() -> {});
  }

  @AfterAll
  static void giveFactoryBack() {
    lease.close();
  }

  private static NativeEnd end(RTCBundlePolicy policy) {
    return new NativeEnd(lease.factory(), policy);
  }

  /** Through everything that a stanza goes through but the network. */
  private static JingleDescription carried(SessionDescription session, Creator writer) {
    JingleDescription mapped =
        SdpToJingle.map(session, writer, Creators.INITIATOR, JingleForm.PARLEY);
    Jingle jingle =
        Jingle.builder(JingleAction.SESSION_INITIATE, "s1")
            .contents(mapped.contents())
            .groups(mapped.groups())
            .build();
    return read(jingle.toXml());
  }

  private static JingleDescription read(String xml) {
    Jingle jingle = JingleXml.readWell(xml);
    return new JingleDescription(jingle.contents(), jingle.groups());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoPeersConnectByWhatMappingCarries(boolean media) throws Exception {
    try (NativeEnd left = end(RTCBundlePolicy.MAX_BUNDLE);
        NativeEnd right = end(RTCBundlePolicy.MAX_BUNDLE)) {
      left.addChannel();
      if (media) {
        left.addTracks();
      }
      SessionDescription offer = left.offer();
      SessionDescription offered =
          JingleToSdp.offer(carried(offer, Creator.INITIATOR), Creator.INITIATOR, ORIGIN);
      right.remote(RTCSdpType.OFFER, offered);
      SessionDescription answer =
          JingleToSdp.answer(
              carried(right.answer(), Creator.RESPONDER), Creator.RESPONDER, offer, ORIGIN);
      left.remote(RTCSdpType.ANSWER, answer);

      left.awaitOpen();
      assertThat(answer.media()).noneMatch(MediaDescription::rejected).hasSize(media ? 3 : 1);
    }
  }

  /** Clients without groups can be answered only by a connection that does not insist on them. */
  @ParameterizedTest
  @CsvSource({
    "stanza-js-data-offer,MAX_BUNDLE",
    "conversations-av-offer,MAX_BUNDLE",
    "movim-audio-offer,MAX_BUNDLE",
    "movim-av-offer,MAX_BUNDLE",
    "dino-av-offer,BALANCED"
  })
  void theirOffersAreAnswered(String name, RTCBundlePolicy policy) throws Exception {
    SessionDescription offer =
        JingleToSdp.offer(read(SdpFiles.xml(name)), Creator.INITIATOR, ORIGIN);
    try (NativeEnd end = end(policy)) {
      end.remote(RTCSdpType.OFFER, offer);
      SessionDescription answer = end.answer();
      JingleDescription told = carried(answer, Creator.RESPONDER);

      assertThat(told.contents())
          .extracting(content -> content.name())
          .isEqualTo(offer.media().stream().map(MediaDescription::mid).toList());
      assertThat(JingleToSdp.answer(told, Creator.RESPONDER, offer, ORIGIN).media())
          .noneMatch(MediaDescription::rejected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stanza-js-av-answer,MAX_BUNDLE,2",
    "conversations-av-answer,MAX_BUNDLE,2",
    "dino-audio-answer,MAX_BUNDLE,1",
    "dino-av-answer,BALANCED,2",
    "movim-av-answer,MAX_BUNDLE,2",
    "webrtc-java-av-answer,MAX_BUNDLE,3"
  })
  void theirAnswersAreTaken(String name, RTCBundlePolicy policy, int accepted) throws Exception {
    try (NativeEnd end = end(policy)) {
      end.addTracks();
      end.addChannel();
      SessionDescription offer = end.offer();
      SessionDescription answer =
          JingleToSdp.answer(read(SdpFiles.xml(name)), Creator.RESPONDER, offer, ORIGIN);
      end.remote(RTCSdpType.ANSWER, answer);

      assertThat(answer.media()).hasSize(3);
      assertThat(answer.media().stream().filter(s -> !s.rejected())).hasSize(accepted);
    }
  }

  @Test
  void answersWithoutGroupsAreTakenIfNoneWasDemanded() throws Exception {
    String xml =
        SdpFiles.xml("stanza-js-av-answer").replaceAll("(?s)<group .*</group>", "").strip();
    try (NativeEnd end = end(RTCBundlePolicy.BALANCED)) {
      end.addTracks();
      SessionDescription answer =
          JingleToSdp.answer(read(xml), Creator.RESPONDER, end.offer(), ORIGIN);
      end.remote(RTCSdpType.ANSWER, answer);

      assertThat(answer.bundle()).isNull();
      assertThat(answer.media())
          .extracting(MediaDescription::direction)
          .containsOnly(Direction.SENDRECV);
    }
  }
}
