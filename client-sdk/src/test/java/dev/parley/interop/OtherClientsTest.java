package dev.parley.interop;

import static dev.parley.interop.DinoRules.children;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleXml;
import dev.parley.mapping.CandidateMapping;
import dev.parley.mapping.ContentCandidates;
import dev.parley.mapping.Creators;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.JingleForm;
import dev.parley.mapping.JingleToSdp;
import dev.parley.mapping.SdpToJingle;
import dev.parley.sdp.Group;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What other clients demand of our stanzas, and their candidates, by how their source behaves. */
class OtherClientsTest {

  private static final String AUDIO_AND_VIDEO = "webrtc-java-av-offer";

  /** An offer or answer of ours as it goes to somebody of whom nothing is known. */
  private static Element said(JingleAction action, SessionDescription ours) {
    Creator writer =
        action == JingleAction.SESSION_INITIATE ? Creator.INITIATOR : Creator.RESPONDER;
    JingleDescription mapped =
        SdpToJingle.map(ours, writer, Creators.INITIATOR, JingleForm.STANDARD);
    return Between.parse(
        Jingle.builder(action, "s1")
            .contents(mapped.contents())
            .groups(mapped.groups())
            .build()
            .toXml());
  }

  /** Without its data channels, which none of them takes. */
  private static SessionDescription call(String vector) throws Exception {
    SessionDescription all = SessionDescription.parse(SdpFiles.sdp(vector));
    List<MediaDescription> media =
        all.media().stream().filter(section -> !section.media().equals("application")).toList();
    List<String> mids = media.stream().map(MediaDescription::mid).toList();
    return SessionDescription.of(all.origin(), List.of(new Group(Group.BUNDLE, mids)), media);
  }

  @ParameterizedTest
  @CsvSource({"webrtc-java-av-offer,SESSION_INITIATE", "webrtc-java-av-answer,SESSION_ACCEPT"})
  void ourCallsAreTaken(String vector, JingleAction action) throws Exception {
    Element said = said(action, call(vector));

    assertThat(children(said, "content")).hasSize(2);
    assertThat(DinoRules.refusal(said)).isEmpty();
    assertThat(ConversationsRules.problems(said)).isEmpty();
  }

  @Test
  void dataChannelsAreNot() throws Exception {
    SessionDescription all = SessionDescription.parse(SdpFiles.sdp(AUDIO_AND_VIDEO));
    Element said = said(JingleAction.SESSION_INITIATE, all);

    assertThat(DinoRules.refusal(said)).isPresent();
    assertThat(ConversationsRules.problems(said)).isNotEmpty();
  }

  /** Movim takes one candidate of a transport-info, and Dino one content. */
  @Test
  void ourCandidatesAreTaken() throws Exception {
    SessionDescription ours = call(AUDIO_AND_VIDEO);
    MediaDescription audio = ours.media().get(0);
    List<IceCandidate> candidates = audio.candidates();
    IceCredentials credentials = ours.credentials(audio);
    List<ContentCandidates> batch =
        List.of(
            new ContentCandidates("0", credentials, candidates, false),
            new ContentCandidates("1", credentials, candidates, false));
    List<Element> stanzas =
        CandidateMapping.toStanzas(batch, Creators.INITIATOR, JingleForm.STANDARD).stream()
            .map(
                contents ->
                    Between.parse(
                        Jingle.builder(JingleAction.TRANSPORT_INFO, "s1")
                            .contents(contents)
                            .build()
                            .toXml()))
            .toList();

    assertThat(stanzas).hasSize(4);
    for (Element stanza : stanzas) {
      assertThat(DinoRules.refusal(stanza)).isEmpty();
      assertThat(ConversationsRules.problems(stanza)).isEmpty();
      Element content = children(stanza, "content").get(0);
      Element transport = children(content, "transport").get(0);
      assertThat(children(transport, "candidate")).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "conversations-candidate,0,c4nG,192.0.2.70,43872,host",
    "dino-candidate,video,Qx7t,203.0.113.60,37007,srflx",
    "movim-candidate,0,q7Lx,192.0.2.2,50777,host"
  })
  void theirCandidatesAreRead(
      String vector, String mid, String ufrag, String address, int port, String type)
      throws Exception {
    List<ContentCandidates> batch =
        CandidateMapping.fromContents(JingleXml.readWell(SdpFiles.xml(vector)).contents());

    assertThat(batch).hasSize(1);
    ContentCandidates content = batch.get(0);
    assertThat(content.mid()).isEqualTo(mid);
    assertThat(content.credentials().ufrag()).isEqualTo(ufrag);
    assertThat(content.candidates()).hasSize(1);
    IceCandidate candidate = content.candidates().get(0);
    assertThat(candidate.address()).isEqualTo(address);
    assertThat(candidate.port()).isEqualTo(port);
    assertThat(candidate.type()).isEqualTo(type);
  }

  @Test
  void aRestartOfConversationsIsNewCredentialsAlone() throws Exception {
    List<ContentCandidates> batch =
        CandidateMapping.fromContents(
            JingleXml.readWell(SdpFiles.xml("conversations-restart")).contents());

    assertThat(batch).extracting(ContentCandidates::mid).containsExactly("0", "1");
    assertThat(batch)
        .allSatisfy(
            content -> {
              assertThat(content.credentials().ufrag()).isEqualTo("e7Lw");
              assertThat(content.candidates()).isEmpty();
              assertThat(content.complete()).isFalse();
            });
  }

  /** What we say in answer to their offers keeps their contents' names. */
  @ParameterizedTest
  @ValueSource(strings = {"conversations-av-offer", "dino-av-offer", "movim-av-offer"})
  void theirOffersHaveTheirNames(String vector) throws Exception {
    Jingle offer = JingleXml.readWell(SdpFiles.xml(vector));
    SessionDescription mapped =
        JingleToSdp.offer(
            new JingleDescription(offer.contents(), offer.groups()),
            Creator.INITIATOR,
            Origin.of(1, 1));

    assertThat(mapped.media())
        .extracting(MediaDescription::mid)
        .isEqualTo(
            children(Between.parse(offer.toXml()), "content").stream()
                .map(content -> content.getAttribute("name"))
                .toList());
  }
}
